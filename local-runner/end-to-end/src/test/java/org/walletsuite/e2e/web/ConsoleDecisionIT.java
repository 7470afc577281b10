package org.walletsuite.e2e.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.HashMap;
import org.junit.jupiter.api.Test;
import org.walletsuite.runner.SampleAccounts;
import org.walletsuite.runner.fixture.FestivalFixture;
import org.walletsuite.runner.fixture.GatewayClient;
import org.walletsuite.runner.fixture.MultipartForm;

/** Decisions of admins that end something, or that need a second admin or a second page. */
class ConsoleDecisionIT extends BrowserTest {

    private static final String ADMIN = "admin@example.com";

    private final FestivalFixture fixture = new FestivalFixture(gateway());

    @Test
    void aLargeWithdrawalIsPaidOnceTwoAdminsHaveApprovedIt() {
        assumeTrue(System.getProperty("suite.gateway") == null, "Only its own suite asks for two approvals");
        var withdrawals = new WithdrawalFixture(gateway());
        var number = withdrawals.request("100000.01", "Jane Roe");
        var path = "/app/console/withdrawals/" + number;
        var first = visit(Device.DESKTOP).open(path).logIn(ADMIN);
        first.sees("An amount like this needs the approval of two admins.");

        approve(first);
        first.sees("You have approved it: another admin’s approval is missing.").checkScreen();
        assertThat(first.button("Approve")).isDisabled();
        assertThat(withdrawals.statusOf(number)).isEqualTo("Pending");
        var second = visit(Device.DESKTOP).open(path).logIn(SampleAccounts.SUPER_ADMIN);
        second.sees("One admin has approved it: yours is the second approval.");
        approve(second);

        assertThat(second.page().locator("h1")).containsText("Approved");
        assertThat(second.page().locator(".timeline")).containsText("First approval");
        assertThat(withdrawals.statusOf(number)).isEqualTo("Approved");
    }

    @Test
    void aProofOfIdentityOnALaterPageIsApproved() {
        var older = fixture.newcomer();
        submitProof(older);
        submitProof(fixture.newcomer());
        var console = visit(Device.PHONE);
        console.page().route("**/admin/pending/level2/**", ConsoleDecisionIT::oneOnEachPage);
        console.open("/app/console/kyc").logIn(ADMIN);
        var card = console.page()
                .locator("section.card")
                .filter(new Locator.FilterOptions().setHasText(WalletFixture.emailOf(older)));
        console.sees("Page 1 of");
        assertThat(card).hasCount(0);

        console.checkScreen();
        console.page().waitForCondition(() -> {
            if (card.count() == 0) {
                console.button("Next").click();
                assertThat(console.page().locator("section.card")).hasCount(1);
            }
            return card.count() == 1;
        });
        card.getByText("Approve", exactly()).click();
        console.dialog().getByText("Approve", exactly()).last().click();

        assertThat(card).hasCount(0);
        assertThat(older.get("/account/me/").json().get("level").asString()).isEqualTo("Level 2");
    }

    /** As if a page had one row only: twenty pending proofs would take long. */
    private static void oneOnEachPage(Route route) {
        var page = route.fetch(
                new Route.FetchOptions().setUrl(route.request().url().replace("page_size=20", "page_size=1")));
        var headers = new HashMap<>(page.headers());
        headers.computeIfPresent("x-total-count", (_, total) -> Integer.toString(Integer.parseInt(total) * 20));
        route.fulfill(new Route.FulfillOptions().setResponse(page).setHeaders(headers));
    }

    @Test
    void aDisabledUserIsShutOutAndLetInAgain() {
        var user = fixture.newcomer();
        var me = user.get("/account/me/").json();
        var console = visit(Device.DESKTOP)
                .open("/app/console/users/" + me.get("user_id").asString())
                .logIn(ADMIN);

        press(console, "Disable the account");
        assertThat(console.page().locator("h1")).containsText("Inactive");
        assertThat(logIn(me.get("email").asString())).isEqualTo(401);
        console.checkScreen();
        press(console, "Enable the account");

        assertThat(console.page().locator("h1")).containsText("Active");
        assertThat(logIn(me.get("email").asString())).isEqualTo(200);
    }

    @Test
    void aFestivalsCodesGetANewKeyAndItEnds() {
        var guest = fixture.newcomer();
        fixture.walletOf(guest, 0);
        var key = keyOfCode(guest);
        var console = visit(Device.DESKTOP)
                .open("/app/console/festivals/" + fixture.festival)
                .logIn(ADMIN);

        press(console, "Rotate the code key");
        console.sees("Done");
        assertThat(keyOfCode(guest)).isNotEqualTo(key);
        press(console, "End the festival");

        assertThat(console.page().locator("h1")).containsText("Ended");
        assertThat(status()).isEqualTo("ENDED");
        console.checkScreen();
        press(console, "Activate the festival");
        assertThat(console.page().locator("h1")).containsText("Active");
        assertThat(status()).isEqualTo("ACTIVE");
    }

    private String status() {
        return fixture.admin
                .get("/api/v1/festivals/" + fixture.festival)
                .data(200)
                .get("status")
                .asString();
    }

    @Test
    void aStandsProductsAreAddedChangedAndRemoved() {
        var console =
                visit(Device.PHONE).open("/app/console/stands/" + fixture.bar).logIn(ADMIN);

        console.button("New product").click();
        product(console, "<b>Lager</b>", "4,505");
        assertThat(console.page().locator("#price-error")).isVisible();
        product(console, "<b>Lager</b>", "4.50");
        assertThat(products(console)).containsText("<b>Lager</b>");
        console.button("Change").click();
        product(console, "Lager", "5");
        assertThat(products(console)).containsText("5 Jetons");
        console.checkScreen();
        assertThat(fixture.staff
                        .get("/api/v1/stands/" + fixture.bar + "/products")
                        .data(200)
                        .toString())
                .contains("\"name\":\"Lager\",\"price\":500");
        console.button("Remove").click();

        console.sees("No products yet.");
    }

    private static Locator products(Visit console) {
        return console.page().getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Products"));
    }

    private static void product(Visit console, String name, String price) {
        console.field("Name").fill(name);
        console.field("Price").fill(price);
        console.button("Save").click();
    }

    private static void submitProof(GatewayClient user) {
        var form = new MultipartForm().text("nin", "12345678901").image("nin_image", WalletFixture.picture());
        assertThat(user.postForm("/account/credentials/level2/", form).status()).isEqualTo(201);
    }

    private static void approve(Visit console) {
        console.button("Approve").click();
        console.dialog().getByText("Approve", exactly()).click();
        assertThat(console.dialog()).hasCount(0);
    }

    /** Presses a button, and the one of the same name in the dialog that asks whether it is meant. */
    private static void press(Visit console, String name) {
        console.button(name).click();
        console.dialog().getByText(name, exactly()).last().click();
        assertThat(console.dialog()).hasCount(0);
    }

    private int logIn(String email) {
        var body = "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, SampleAccounts.PASSWORD);
        return fixture.anonymous.post("/account/login/", body).status();
    }

    /** The header of a user's code, which names its key. */
    private String keyOfCode(GatewayClient guest) {
        var code = guest.get("/api/v1/me/wallets/" + fixture.festival + "/qr")
                .data(200)
                .get("qrCode")
                .asString();
        return code.substring(0, code.indexOf('.'));
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }
}
