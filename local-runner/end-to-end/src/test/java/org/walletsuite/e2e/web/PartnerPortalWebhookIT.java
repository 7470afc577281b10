package org.walletsuite.e2e.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.runner.fixture.PartnerFixture.UAT;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A partner's webhooks in its portal. */
class PartnerPortalWebhookIT extends BrowserTest {

    /** What runs where text becomes markup, as references and names may well be. */
    private static final List<String> CORPUS = List.of(
            "<img src=x onerror=alert(1)>",
            "\"><svg onload=alert(1)>",
            "${alert(1)}{{alert(1)}}",
            "javascript:alert(1)");

    private static final String CLOSING = "</code></p><script>alert(1)</script><b>bold</b>";

    private final PortalFixture fixture = new PortalFixture(as("admin@example.com"), UAT);

    @AfterEach
    void theEndpointEnds() {
        fixture.close();
    }

    @Test
    void anAddressIsSetAndTriedOut() {
        var portal = fixture.logIn(visit(Device.DESKTOP).open("/app/portal/webhooks"));

        portal.sees("No address is set").checkScreen().button("Set the address").click();
        portal.field("Webhook address").fill("https://me@shop.example/");
        portal.button("Save").click();
        assertThat(portal.page().locator("#url-error")).isVisible();
        portal.checkScreen().field("Webhook address").fill(fixture.address());
        portal.button("Save").click();
        assertThat(portal.page().locator("main")).containsText(fixture.address());
        portal.field("Event").selectOption("voucher.redeemed");
        portal.button("Send a test").click();
        assertThat(portal.page().locator("portal-test-event")).containsText("Delivered");
        portal.checkScreen();
        assertThat(fixture.received).singleElement().asString().contains("voucher.redeemed", "\"test\":true");

        fixture.answers(503, "closed for stock-taking");
        portal.button("Send a test").click();
        assertThat(portal.page().locator("portal-test-event")).containsText("closed for stock-taking");
        assertThat(portal.page().locator("portal-test-event")).containsText("503");
        portal.link("Show the delivery").click();
        assertThat(portal.page().locator("main pre")).containsText("\"test\": true");
        portal.checkScreen();
    }

    @Test
    void aNewSecretIsShownOnceAndTheOldOneEndsAfterADay() {
        fixture.sendWebhooksToEndpoint();
        var portal = visit(Device.PHONE);
        portal.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        fixture.logIn(portal.open("/app/portal/webhooks"));

        portal.button("Rotate the secret").click();
        assertThat(portal.field("The old secret stays valid")).hasValue("1440");
        portal.checkScreen()
                .dialog()
                .getByText("Rotate the secret", exactly())
                .last()
                .click();
        portal.sees("Keep these secrets now").sees("The old secret is valid until");
        assertThat(portal.page().locator(".notice")).containsText(Pattern.compile("(1 day|23 hr.*) left"));
        portal.checkScreen();
        var box = portal.page().locator(".secrets");
        var secret = box.locator("code").getAttribute("title");
        box.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^Copy")))
                .click();

        assertThat(secret).startsWith("whsec_");
        portal.sees("Copied");
        assertThat(portal.page().evaluate("navigator.clipboard.readText()")).isEqualTo(secret);
        portal.button("I have kept them").click();
        assertThat(box).hasCount(0);
        assertThat(portal.page().content()).doesNotContain(secret);
    }

    @Test
    void whatAnEndpointMissedIsSentAgain() {
        var portal = fixture.logIn(visit(Device.PHONE).open("/app/portal/deliveries"));
        portal.sees("Nothing was sent yet.").checkScreen();
        fixture.issue("first", "50", "Thandi"); // There is no address yet, so that it is skipped.
        Awaitility.await().until(() -> !fixture.deliveries().isEmpty());
        fixture.sendWebhooksToEndpoint();
        fixture.answers(500, "not now");
        fixture.issue("second", "50", "Thandi");
        fixture.awaitTries(1);

        portal.field("Status").selectOption("pending");
        assertThat(portal.page().locator("tbody tr")).hasCount(1);
        portal.checkScreen().link("Voucher issued").click();
        portal.sees("not now").checkScreen();
        fixture.answers(200, "thanks");
        portal.button("Send again").click();
        assertThat(portal.page().locator("h1")).containsText("Delivered");
        portal.sees("thanks").sees("asked for");
        portal.link("← Deliveries").click();
        portal.field("Status").selectOption("skipped");
        assertThat(portal.page().locator("tbody tr")).hasCount(1);
        portal.button("Recover missed events").click();
        portal.checkScreen().button("Send again").click();
        portal.sees("1 event is sent again.");
        portal.field("Status").selectOption("delivered");
        Awaitility.await().until(() -> fixture.received.stream().anyMatch(body -> body.contains("first")));
        portal.page().waitForCondition(() -> {
            portal.field("Status").selectOption("");
            portal.field("Status").selectOption("delivered");
            return portal.page().locator("tbody tr").count() == 2;
        });
    }

    @Test
    void markupInReferencesNamesAndAnswersIsText() {
        fixture.answers(500, CLOSING + CORPUS.getFirst());
        fixture.sendWebhooksToEndpoint();
        CORPUS.forEach(text -> fixture.issue(text, "50", text + CLOSING));
        fixture.awaitTries(1);
        var portal = visit(Device.DESKTOP);
        portal.page().onDialog(dialog -> {
            throw new AssertionError("It ran: " + dialog.message());
        });
        fixture.logIn(portal.open("/app/portal/transactions"));

        for (var text : CORPUS) {
            portal.link(text).first().click();
            assertThat(portal.page().locator(".voucher h2")).containsText(text);
            assertThat(portal.page().locator(".voucher")).containsText(text + CLOSING);
            PortalFixture.go(portal, "t");
        }
        PortalFixture.go(portal, "d");
        portal.link("Voucher issued").first().click();

        assertThat(portal.page().locator(".timeline")).containsText(CLOSING + CORPUS.getFirst());
        assertThat(portal.page().locator("main pre")).containsText("\"amount\": 50.00");
        assertThat(portal.page().locator("main img, main script, main b")).hasCount(0);
        portal.checkScreen();
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }
}
