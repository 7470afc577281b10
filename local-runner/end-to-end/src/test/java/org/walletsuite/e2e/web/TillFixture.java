package org.walletsuite.e2e.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.walletsuite.runner.fixture.FestivalFixture;
import org.walletsuite.runner.fixture.GatewayClient;

/** A fixture: a festival with a bar, a customer with money, and a till that is locked to the bar. */
final class TillFixture {

    static final String STAFF = "staff@example.com";

    final FestivalFixture festival;
    final GatewayClient customer;
    final String wallet;

    TillFixture(URI gateway, long balance) {
        festival = new FestivalFixture(gateway);
        customer = festival.newcomer();
        wallet = festival.walletOf(customer, balance);
    }

    /** The customer's code. */
    String code() {
        return codeOf(customer);
    }

    String codeOf(GatewayClient user) {
        return user.get("/api/v1/me/wallets/" + festival.festival + "/qr")
                .data(200)
                .get("qrCode")
                .asString();
    }

    long balance() {
        return customer.get("/api/v1/me/wallets/" + festival.festival)
                .data(200)
                .get("balance")
                .asLong();
    }

    /** What the bar sells: JSON of the list. */
    void sells(String products) {
        var body = "{\"products\": %s}".formatted(products).getBytes(StandardCharsets.UTF_8);
        festival.admin
                .send("PUT", "/api/v1/stands/" + festival.bar + "/products", "application/json", body)
                .data(200);
    }

    void change(String festivalChange) {
        festival.admin
                .patch("/api/v1/festivals/" + festival.festival, festivalChange)
                .data(200);
    }

    /** A till that staff have logged in to and locked to the bar. */
    Visit locked(Visit visit) {
        visit.open("/app/pos/choose/" + festival.festival).logIn(STAFF);
        visit.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Main Stage Bar"))
                .click();
        assertThat(visit.field("Or type the code")).isVisible();
        // From here on the page starts without a connection, too.
        visit.page()
                .waitForCondition(() ->
                        Boolean.TRUE.equals(visit.page().evaluate("navigator.serviceWorker.controller !== null")));
        return visit;
    }

    /** Keys in an amount in cents and the code, as a scanner does that types. */
    static void charge(Visit till, String cents, String code) {
        key(till.page(), cents, code);
    }

    static void key(Page page, String cents, String code) {
        for (var digit : cents.codePoints().mapToObj(Character::toString).toList()) {
            page.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName(digit).setExact(true))
                    .click();
        }
        page.locator("#code").fill(code);
        page.locator("#code").press("Enter");
    }

    /** A reload loses the token; what renews it is the cookie. */
    static void resume(Page page) {
        assertThat(page.getByText("Log out")).isVisible();
    }
}
