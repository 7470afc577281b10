package org.walletsuite.e2e.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.runner.fixture.PartnerFixture.PRODUCTION;
import static org.walletsuite.runner.fixture.PartnerFixture.UAT;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The portal in which partners look after themselves. */
class PartnerPortalIT extends BrowserTest {

    private static final String ADMIN = "admin@example.com";

    private PortalFixture fixture = new PortalFixture(as(ADMIN), UAT);

    @AfterEach
    void theEndpointEnds() {
        fixture.close();
    }

    @ParameterizedTest
    @EnumSource(Device.class)
    void aPartnerLogsInSeesWhatItIsAndLeavesNothingBehind(Device device) {
        fixture.issue(PortalFixture.reference(), "50", "Thandi");
        var portal = visit(device).open("/app/portal/");

        portal.checkScreen();
        fixture.logIn(portal, fixture.partner.secret + "x");
        portal.sees("The client id or the secret is wrong").sees("Request").checkScreen();
        fixture.logIn(portal);

        assertThat(portal.page().locator("h1")).containsText("Corner Shop");
        assertThat(portal.page().locator(".brand")).containsText("Test (UAT)");
        assertThat(portal.page().locator(".figure")).containsText("50.00");
        portal.sees("to be settled by you")
                .sees("Direct payment")
                .sees("No address is set")
                .checkScreen();
        assertThat(portal.page().content()).doesNotContain(fixture.partner.secret);
        PortalFixture.go(portal, "u");
        portal.button("Log out").click();
        assertThat(portal.field("Client id")).isVisible();
        portal.page().goBack();
        assertThat(portal.field("Client id")).isVisible();
        assertThat(portal.page().content()).doesNotContain(fixture.partner.id, fixture.partner.secret, "Corner Shop");
    }

    @Test
    void productionIsNeverMistakenForATest() {
        fixture.close();
        fixture = new PortalFixture(as(ADMIN), PRODUCTION);
        var portal = fixture.logIn(visit(Device.PHONE).open("/app/portal/usage"));

        assertThat(portal.page().locator(".brand")).containsText("Production");
        portal.sees("No calls in these days.").checkScreen();
        assertThat(portal.link("API documentation")).hasAttribute("href", "/docs");
    }

    @Test
    void usageIsAChartOfOneMeasureAndATableOfAll() {
        var reference = PortalFixture.reference();
        fixture.issue(reference, "50", "Thandi");
        fixture.client.get("/api/v1/partner/vouchers/partner/none");
        Awaitility.await().until(() -> fixture.calls() == 2);
        var portal = visit(Device.PHONE).open("/app/portal/usage");
        portal.page().route("**/api/v1/partner/usage*", PartnerPortalIT::isUnavailable);
        fixture.logIn(portal);

        portal.sees("The portal's test refuses this")
                .sees("request-of-the-test")
                .checkScreen();
        portal.page().unroute("**/api/v1/partner/usage*");
        portal.button("Try again").click();
        assertThat(portal.page().locator(".tiles")).containsText("50%");
        assertThat(portal.page().locator(".tiles")).containsText("1 failed");
        assertThat(portal.page().locator("tbody tr")).hasCount(7);
        assertThat(portal.page().locator("tbody tr").first()).containsText("50%");
        assertThat(portal.page().locator("main")).containsText("VOUCHER_NOT_FOUND");
        portal.checkScreen();
        tab(portal, "Calls").press("ArrowRight");
        for (var measure : List.of("Success rate", "Latency", "Issued")) {
            tab(portal, measure).click();
            assertThat(tab(portal, measure)).hasAttribute("aria-selected", "true");
            assertThat(portal.page().locator("svg.columns g")).hasCount(7);
        }
        portal.button("30 days").click();
        assertThat(portal.page().locator("tbody tr")).hasCount(30);
        portal.checkScreen();
        portal.field("From").fill("2020-01-01");
        portal.field("From").blur();
        portal.sees("Must be at most 31 days after from.");
    }

    @ParameterizedTest
    @EnumSource(Device.class)
    void transactionsAreFilteredByTheAddressExportedAndLeadToTheirVouchers(Device device) throws IOException {
        var reference = PortalFixture.reference();
        fixture.issue(PortalFixture.reference(), "70", "Sipho");
        var voucher = fixture.issue(reference, "50", "Thandi");
        var portal = fixture.logIn(
                visit(device).open("/app/portal/transactions?status=succeeded&operation=issue&q=" + reference));

        assertThat(portal.page().locator("tbody tr")).hasCount(1);
        assertThat(portal.field("Status")).hasValue("succeeded");
        portal.checkScreen();
        var export = portal.page().waitForDownload(portal.button("Export as CSV")::click);
        assertThat(export.suggestedFilename()).contains(fixture.partner.id, "uat");
        assertThat(Files.readString(export.path()))
                .startsWith("id,created_at,")
                .contains(reference)
                .hasLineCount(2);
        portal.field("Status").selectOption("failed");
        portal.sees("No transactions match these filters.");
        portal.button("Show all").click();
        assertThat(portal.page().locator("tbody tr")).hasCount(2);
        assertThat(portal.page()).hasURL(Pattern.compile("/app/portal/transactions$"));
        portal.button("Today").click();
        assertThat(portal.page().locator("tbody tr")).hasCount(2);
        portal.link(reference).click();

        var code = voucher.get("voucher_code").asString();
        portal.sees("Thandi").checkScreen();
        assertThat(portal.page().content()).doesNotContain(code);
        portal.button("Show the code").click();
        assertThat(portal.page().locator("code[title='" + code + "']")).isVisible();
        portal.button("Cancel the voucher").click();
        assertThat(portal.dialog()).containsText("50.00");
        portal.checkScreen()
                .dialog()
                .getByText("Cancel the voucher", exactly())
                .last()
                .click();
        assertThat(portal.page().locator(".voucher .badge")).hasText("Cancelled");
        var life = portal.page().locator(".timeline li > p:first-child");
        assertThat(life).hasText(new String[] {"Cancelled", "Issued ZAR 50.00"});
        assertThat(portal.button("Cancel the voucher")).hasCount(0);
    }

    @Test
    void aVoucherIsFoundByItsCodeWithoutATraceInTheAddress() {
        var code = fixture.issue(PortalFixture.reference(), "50", "Thandi")
                .get("voucher_code")
                .asString();
        var portal = fixture.logIn(visit(Device.DESKTOP).open("/app/portal/vouchers"));

        portal.sees("A voucher is found by your reference");
        for (var unknown : List.of("nothing", "../account", "..")) {
            search(portal, unknown);
            portal.sees("No voucher of yours has this reference or code.");
        }
        portal.checkScreen();
        search(portal, code);

        portal.sees("Thandi");
        assertThat(portal.page().url()).doesNotContain(code);
    }

    @Test
    void aSessionThatEndedLeadsToTheLogInAndBackToTheSamePlace() {
        fixture.issue(PortalFixture.reference(), "50", "Thandi");
        var portal = visit(Device.DESKTOP);
        var authorization = new AtomicReference<>("");
        portal.page()
                .onRequest(request -> authorization.set(
                        Objects.requireNonNullElse(request.headers().get("authorization"), authorization.get())));
        fixture.logIn(portal.open("/app/portal/transactions"));
        assertThat(portal.page().locator("tbody tr")).hasCount(1);
        revoke(authorization.get().replace("Bearer ", ""));

        portal.field("Status").selectOption("succeeded");
        portal.sees("Your session has ended.").checkScreen();
        var place = PortalFixture.place(portal.page());
        fixture.logIn(portal);

        assertThat(portal.page().locator("tbody tr")).hasCount(1);
        assertThat(PortalFixture.place(portal.page())).isEqualTo(place).endsWith("?status=succeeded");
        portal.page().reload();
        assertThat(portal.field("Client id")).isVisible();
    }

    @Test
    void theKeyboardSuffices() {
        fixture.issue(PortalFixture.reference(), "50", "Thandi");
        var portal = visit(Device.DESKTOP).open("/app/portal/");
        var keys = portal.page().keyboard();
        assertThat(portal.field("Client id")).isFocused();
        keys.type(fixture.partner.id);
        keys.press("Tab");
        keys.type(fixture.partner.secret);
        keys.press("Enter");
        assertThat(portal.button("Log out")).isVisible();

        PortalFixture.go(portal, "t");
        assertThat(portal.page().locator("tbody tr")).hasCount(1);
        keys.press("j");
        keys.press("Enter");
        portal.sees("Thandi");
        keys.press("/");
        assertThat(portal.page().locator("[data-search]")).isFocused();
        keys.press("Escape");
        portal.page().locator("[data-search]").blur();
        keys.press("?");
        assertThat(portal.dialog()).containsText("Transactions");
        portal.checkScreen();
        keys.press("Escape");
        assertThat(portal.dialog()).hasCount(0);
    }

    @Test
    void everyScreenSpeaksThreeLanguages() {
        fixture.sendWebhooksToEndpoint();
        fixture.issue("till-7", "50", "Thandi");
        fixture.awaitTries(1);
        var portal = fixture.logIn(visit(Device.PHONE).open("/app/portal/"));

        for (var language : Map.of("fr", "Se déconnecter", "sw", "Toka").entrySet()) {
            portal.page().locator("#language").selectOption(language.getKey());
            assertThat(portal.button(language.getValue())).isVisible();
            portal.page().locator("#language").blur();
            for (var screen : List.of("u", "t", "v", "w", "d", "a")) {
                PortalFixture.go(portal, screen);
                assertThat(portal.page().locator("h1")).isVisible();
                assertThat(portal.page().locator("body").innerText())
                        .doesNotContainPattern(
                                "\\b(account|usage|transactions|vouchers|webhooks|deliveries|secret|test|status|event)\\.[a-z]");
                if (language.getKey().equals("fr")) { // The longest texts.
                    portal.checkScreen();
                }
            }
        }
    }

    private void revoke(String token) {
        var request = fixture.partner.tokenRequest().replace("{", "{\"token\":\"" + token + "\",");
        assertThat(fixture.client
                        .as(null)
                        .post("/api/v1/partner/auth/revoke", request)
                        .status())
                .isEqualTo(200);
        Awaitility.await()
                .until(() ->
                        fixture.client.as(token).get("/api/v1/partner/account").status() == 401);
    }

    private static void isUnavailable(Route route) {
        route.fulfill(new Route.FulfillOptions()
                .setStatus(503)
                .setContentType("application/json")
                .setBody("{\"success\":false,\"error\":\"SERVICE_UNAVAILABLE\",\"error_code\":\"SERVICE_UNAVAILABLE\","
                        + "\"message\":\"The portal's test refuses this\",\"request_id\":\"request-of-the-test\"}"));
    }

    private static void search(Visit portal, String wanted) {
        portal.page().locator("[data-search]").fill(wanted);
        portal.button("Search").click();
    }

    private static Locator tab(Visit portal, String name) {
        return portal.page()
                .getByRole(
                        AriaRole.TAB, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }
}
