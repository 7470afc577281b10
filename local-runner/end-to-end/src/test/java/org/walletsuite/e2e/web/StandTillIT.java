package org.walletsuite.e2e.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.walletsuite.runner.SampleAccounts;

/** Staff charge customers at a stand's till that is connected. */
class StandTillIT extends BrowserTest {

    private final TillFixture fixture = new TillFixture(gateway(), 10_000);

    @Test
    void aDeviceIsLockedToAStandUntilThePasswordUnlocksIt() {
        var till = visit(Device.PHONE);
        till.open("/app/pos/").logIn(TillFixture.STAFF);
        till.sees("This device isn’t locked to a stand yet.").checkScreen();
        till.open("/app/pos/choose/" + fixture.festival.festival);
        TillFixture.resume(till.page());
        till.sees("Main Stage Bar").checkScreen();
        till.page().getByText("Main Stage Bar").click();
        till.sees("Enter what is sold first.").checkScreen();

        till.open("/app/pos/choose");
        TillFixture.resume(till.page());
        till.sees("This device is locked to Main Stage Bar.");
        till.link("Sell").click();
        till.button("Change stand").click();
        till.field("Password").fill("wrong password");
        till.field("Password").press("Enter");
        assertThat(till.dialog().locator(".failure")).isVisible();
        till.field("Password").fill(SampleAccounts.PASSWORD);
        till.field("Password").press("Enter");

        till.sees("Choose the festival").checkScreen();
    }

    @Test
    void aChargeTurnsTheScreenGreenAndSaysTheNewBalance() {
        var till = fixture.locked(visit(Device.PHONE));

        TillFixture.charge(till, "1250", fixture.code());

        till.sees("Paid")
                .sees("12.50 Jetons")
                .sees("New balance")
                .sees("87.50 Jetons")
                .checkScreen();
        assertThat(fixture.balance()).isEqualTo(8750);
        till.button("Next sale").click();
        assertThat(till.button("Charge")).isDisabled();
        assertThat(till.dialog()).hasCount(0);
    }

    @Test
    void eachRefusalHasItsOwnWords() {
        var till = fixture.locked(visit(Device.PHONE));
        var frozen = fixture.festival.newcomer();
        var frozenWallet = fixture.festival.walletOf(frozen, 1000);
        fixture.festival.admin.post("/api/v1/wallets/" + frozenWallet + "/freeze", null);
        var elsewhere = new TillFixture(gateway(), 1000);

        isRefused(till, "20000", fixture.code(), "There isn’t enough in this wallet.");
        isRefused(till, "", fixture.codeOf(frozen), "This wallet is frozen.");
        isRefused(till, "", elsewhere.code(), "This code is for another festival.");
        isRefused(till, "", withExpiry(fixture.code(), 1_700_000_000L), "This code has expired.");
        isRefused(till, "", "4006381333931", "This is not a valid code.");
        assertThat(fixture.balance()).isEqualTo(10_000);
    }

    private static void isRefused(Visit till, String cents, String code, String words) {
        TillFixture.charge(till, cents.isEmpty() ? "0" : cents, code);
        till.sees("Not paid").sees(words).checkScreen();
        till.button("Next sale").click();
        till.button("Clear").click();
        till.button("1").click();
    }

    private static String withExpiry(String code, long seconds) {
        var parts = code.split("\\.");
        var claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                .replaceAll("\"exp\":\\d+", "\"exp\":" + seconds);
        parts[1] = Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        return String.join(".", parts);
    }

    @Test
    void aLostAnswerIsChargedOnce() {
        var till = fixture.locked(visit(Device.PHONE));
        var tries = new AtomicInteger();
        till.page().route("**/api/v1/payments", route -> {
            if (tries.incrementAndGet() == 1) {
                route.fetch(); // The server has committed.
                route.abort();
            } else {
                route.resume();
            }
        });

        TillFixture.charge(till, "500", fixture.code());

        till.sees("Paid").sees("95 Jetons");
        assertThat(tries).hasValue(2);
        assertThat(fixture.festival.transactions(fixture.customer))
                .containsExactly("PURCHASE -500 COMPLETED", "CASH_IN 10000 COMPLETED");
    }

    @Test
    void aSaleWhoseAnswersAreAllLostIsTakenOfflineAndSettledOnce() {
        var till = fixture.locked(visit(Device.PHONE));
        till.page().route("**/api/v1/payments", route -> {
            route.fetch();
            route.abort();
        });

        TillFixture.charge(till, "500", fixture.code());
        till.sees("Taken offline");
        till.button("Next sale").click();

        till.sees("waiting sale settled");
        assertThat(fixture.balance()).isEqualTo(9500);
        assertThat(till.page().locator(".strip a")).hasCount(0);
    }

    @Test
    void productsMakeTheAmount() {
        fixture.sells(
                "[{\"id\": \"beer\", \"name\": \"Beer\", \"price\": 650}, {\"id\": \"water\", \"name\": \"Water\","
                        + " \"price\": 250}]");
        var till = fixture.locked(visit(Device.DESKTOP));

        till.page().locator(".product").getByText("Beer").click();
        till.page().locator(".product").getByText("Beer").click();
        till.page().locator(".product").getByText("Water").click();
        till.sees("15.50 Jetons").checkScreen();
        till.button("One Beer less").click();
        till.sees("9 Jetons");
        till.page().locator("#code").fill(fixture.code());
        till.page().locator("#code").press("Enter");

        till.sees("Paid").sees("91 Jetons");
        var bought = fixture.customer
                .get("/api/v1/me/wallets/" + fixture.festival.festival + "/transactions")
                .data(200)
                .get(0);
        assertThat(bought.at("/metadata/productIds").valueStream().map(id -> id.asString()))
                .containsExactly("beer", "water");
    }

    @Test
    void theDayIsSummedUpAndPartOfASaleIsRefunded() {
        var till = fixture.locked(visit(Device.PHONE));
        TillFixture.charge(till, "2000", fixture.code());
        till.sees("Paid").button("Next sale").click();

        till.link("Sales").click();
        assertThat(till.page().locator(".figures").getByText("20 Jetons").first())
                .isVisible(soon());
        till.sees("1 sale").checkScreen();
        till.button("Refund").click();
        till.field("Amount").fill("25");
        till.field("Reason").fill("Spilled");
        till.dialog().locator("button.danger").click();
        assertThat(till.dialog().locator(".failure")).isVisible();
        till.field("Amount").fill("5.50");
        till.checkScreen();
        till.dialog().locator("button.danger").click();

        till.sees("5.50 Jetons refunded");
        assertThat(till.page().getByText("14.50 Jetons")).isVisible(soon());
        assertThat(fixture.balance()).isEqualTo(8550);
        assertThat(till.page().content()).doesNotContain("guest-").doesNotContain(fixture.wallet);
    }

    /** Sales are summed up from events. */
    private static LocatorAssertions.IsVisibleOptions soon() {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);
    }

    @Test
    void aUserWithoutTheRoleIsTurnedAway() {
        var till = visit(Device.PHONE).open("/app/pos/").logIn("user@example.com");

        till.sees("Your account may not use this page.").checkScreen();
    }

    @Test
    void aRefusedBatchOrTillShowsItsRequest() {
        var till = fixture.locked(visit(Device.PHONE));
        till.page()
                .route(
                        "**/api/v1/payments",
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setStatus(418)
                                .setContentType("application/json")
                                .setBody("{\"error\": {\"code\": \"NEW\", \"message\": \"Something new\"},"
                                        + " \"request_id\": \"r-1\"}")));

        TillFixture.charge(till, "100", fixture.code());

        till.sees("Something new").sees("r-1").checkScreen();
    }
}
