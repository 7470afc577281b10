package org.walletsuite.e2e.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The operator console's log-in, its frame, and the decisions about withdrawals. */
class ConsoleWithdrawalIT extends BrowserTest {

    private static final String ADMIN = "admin@example.com";

    private final WithdrawalFixture withdrawals = new WithdrawalFixture(gateway());

    @ParameterizedTest
    @EnumSource(Device.class)
    void anAdminFindsAWithdrawalAndApprovesIt(Device device) {
        var number = withdrawals.request("1234.50", "Jane Roe");
        var console = visit(device).open("/app/console/withdrawals?status=Pending");

        console.checkScreen().logIn(ADMIN);
        console.checkScreen().link(Long.toString(number)).click();
        console.sees("Jane Roe · First Bank · 1234567890").checkScreen();
        console.button("Approve").click();

        assertThat(console.dialog()).containsText("US$1,234.50 → Jane Roe");
        console.checkScreen().dialog().getByText("Approve", exactly()).click();
        console.sees("Withdrawal approved successfully");
        assertThat(withdrawals.statusOf(number)).isEqualTo("Approved");
        console.checkScreen();
    }

    @Test
    void aDoubleClickIsOneDecision() {
        var number = withdrawals.request("10.00", "Jane Roe");
        var console =
                visit(Device.DESKTOP).open("/app/console/withdrawals/" + number).logIn(ADMIN);
        var keys = new ArrayList<String>();
        console.page().onRequest(request -> {
            if (request.method().equals("POST") && request.url().endsWith("/process/")) {
                keys.add(request.headers().get("idempotency-key"));
            }
        });

        console.button("Approve").click();
        console.dialog().getByText("Approve", exactly()).dblclick();

        console.sees("Withdrawal approved successfully");
        assertThat(keys).hasSize(1).doesNotContainNull();
        assertThat(withdrawals.steps(number)).isEqualTo(2);
    }

    @Test
    void aLostAnswerIsAskedForAgainWithTheSameKey() {
        var number = withdrawals.request("10.00", "Jane Roe");
        var console =
                visit(Device.DESKTOP).open("/app/console/withdrawals/" + number).logIn(ADMIN);
        var keys = new ArrayList<String>();
        console.page().route("**/process/", route -> {
            keys.add(route.request().headers().get("idempotency-key"));
            if (keys.size() == 1) {
                route.fetch(); // The server did it, but the answer never comes.
                route.abort();
            } else {
                route.resume(new Route.ResumeOptions());
            }
        });

        console.button("Approve").click();
        console.dialog().getByText("Approve", exactly()).click();
        console.sees("The server can’t be reached");
        console.dialog().getByText("Approve", exactly()).click();

        console.sees("Withdrawal approved successfully");
        assertThat(keys).hasSize(2).allMatch(key -> key.equals(keys.getFirst()));
        assertThat(withdrawals.steps(number)).isEqualTo(2);
    }

    @Test
    void aRejectionNeedsAReasonAndARefusalShowsItsRequest() {
        var number = withdrawals.request("10.00", "Jane Roe");
        var console =
                visit(Device.DESKTOP).open("/app/console/withdrawals/" + number).logIn(ADMIN);
        as(ADMIN).post("/withdrawal/admin/requests/" + number + "/process/", "{\"action\": \"approve\"}");

        console.button("Reject").click();
        console.field("Reason").fill("Wrong account");
        console.dialog().getByText("Reject", exactly()).click();

        console.sees("Cannot process withdrawal with status: Approved").sees("Request");
        console.checkScreen();
    }

    @Test
    void anAdminCannotDecideAnOwnWithdrawal() {
        var number = withdrawals.request(as(ADMIN), "10.00", "Admin");

        var console =
                visit(Device.DESKTOP).open("/app/console/withdrawals/" + number).logIn(ADMIN);

        console.sees("another admin decides it");
        assertThat(console.button("Approve")).hasCount(0);
    }

    @Test
    void theKeyboardAloneSuffices() {
        var number = withdrawals.request("10.00", "Jane Roe");
        var console = visit(Device.DESKTOP).open("/app/console/").logIn(ADMIN);
        var keyboard = console.page().keyboard();

        console.page().locator("body").press("?");
        assertThat(console.dialog()).containsText("Next and previous row");
        keyboard.press("Escape");
        keyboard.press("g");
        keyboard.press("w");
        assertThat(console.link(Long.toString(number))).isVisible();
        keyboard.press("j");
        keyboard.press("Enter");
        console.sees("Jane Roe").button("Reject").press("Enter");
        assertThat(console.dialog()).isVisible();
        keyboard.press("Escape");

        assertThat(console.dialog()).hasCount(0);
        assertThat(console.button("Reject")).isFocused();
    }

    @Test
    void noNameOrReasonBecomesCode() {
        var name = "<img src=x onerror=document.title=1>";
        var reason = "<script>document.title=1</script><svg/onload=document.title=1>";
        var number = withdrawals.request("10.00", name);
        as(ADMIN)
                .post(
                        "/withdrawal/admin/requests/" + number + "/process/",
                        "{\"action\": \"reject\", \"reason\": \"%s\", \"admin_notes\": \"%s\"}"
                                .formatted(reason, reason));
        var console =
                visit(Device.DESKTOP).open("/app/console/withdrawals/" + number).logIn(ADMIN);

        console.sees(name).sees(reason);

        assertThat(console.page().locator("main img, main script, main svg:not(.icon)"))
                .hasCount(0);
        assertThat(console.page().title()).isNotEqualTo("1");
        console.checkScreen();
    }

    @Test
    void theFirstLoadIsSmall() {
        var console = visit(Device.PHONE).open("/app/console/");
        assertThat(console.field("Password")).isVisible();

        assertThat((int) console.page().evaluate("""
            ['navigation', 'resource'].flatMap(type => performance.getEntriesByType(type))
                .reduce((sum, entry) => sum + entry.encodedBodySize, 0)\
            """))
                .as("bytes of all files, compressed")
                .isBetween(1, 40_000);
    }

    @Test
    void theLogOutEndsTheSession() {
        var console = visit(Device.DESKTOP).open("/app/console/withdrawals").logIn(ADMIN);
        var logOuts = new ArrayList<Integer>();
        console.page().onResponse(response -> {
            if (response.url().endsWith("/account/logout/")) {
                logOuts.add(response.status());
            }
        });

        console.button("Log out").click();

        assertThat(console.field("Password")).isVisible();
        console.open("/app/console/withdrawals");
        assertThat(console.field("Password")).isVisible();
        assertThat(logOuts).containsExactly(204);
        console.checkScreen();
    }

    @Test
    void aUserWithoutTheRoleIsTurnedAway() {
        var console = visit(Device.PHONE).open("/app/console/withdrawals").logIn("user@example.com");

        console.sees("Your account may not use this page.").checkScreen();
    }

    @Test
    void afterTheSessionEndsTheLogInLeadsBackToTheSamePlace() {
        var number = withdrawals.request("10.00", "Jane Roe");
        var console = visit(Device.DESKTOP)
                .open("/app/console/withdrawals?status=Pending")
                .logIn(ADMIN);
        console.page()
                .route(
                        "**/account/token/refresh/",
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setStatus(401)
                                .setContentType("application/json")
                                .setBody("{\"detail\": \"over\"}")));
        console.page().route("**/withdrawal/admin/requests/**", route -> {
            if (route.request().headers().getOrDefault("authorization", "").isEmpty()) {
                route.resume();
            } else {
                route.fulfill(new Route.FulfillOptions()
                        .setStatus(401)
                        .setContentType("application/json")
                        .setBody("{\"detail\": \"expired\"}"));
            }
        });

        console.link(Long.toString(number)).click();
        assertThat(console.field("Password")).isVisible();
        console.page().unroute("**/withdrawal/admin/requests/**");
        console.logIn(ADMIN);

        assertThat(console.page()).hasURL(Pattern.compile(".*/withdrawals/" + number + "$"));
        console.sees("Jane Roe");
    }

    @Test
    void aLimitedCallerWaitsAndIsToldSo() {
        var console = visit(Device.DESKTOP).open("/app/console/withdrawals").logIn(ADMIN);
        var calls = new ArrayList<String>();
        console.page().route("**/withdrawal/admin/requests/?**", route -> {
            calls.add(route.request().url());
            if (calls.size() == 1) {
                route.fulfill(new Route.FulfillOptions()
                        .setStatus(429)
                        .setHeaders(Map.of("Retry-After", "1", "Content-Type", "application/json"))
                        .setBody("{\"detail\": \"Too many requests\"}"));
            } else {
                route.resume();
            }
        });

        console.field("Status").selectOption("Approved");

        console.sees("Too many requests: trying again in 1 s");
        console.page().waitForCondition(() -> calls.size() == 2);
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }
}
