package org.walletsuite.e2e.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.walletsuite.runner.fixture.FestivalFixture;
import org.walletsuite.runner.fixture.PartnerFixture;

/** The console's partners, festivals and stands. */
class ConsolePartnerIT extends BrowserTest {

    private static final String ADMIN = "admin@example.com";

    @ParameterizedTest
    @EnumSource(Device.class)
    void aNewPartnersSecretsAreShownOnce(Device device) {
        var name = "<b>Corner</b> Shop " + UUID.randomUUID();
        var console = visit(device).open("/app/console/partners").logIn(ADMIN);

        console.button("New partner").first().click();
        console.field("Name").fill(name);
        console.checkScreen().button("Create the partner").click();
        console.sees("Keep these secrets now");
        var secret = console.page()
                .locator(".secrets div", new Page.LocatorOptions().setHasText("api_secret"))
                .locator("code")
                .getAttribute("title");
        console.checkScreen().button("I have kept them").click();

        assertThat(secret).isNotBlank();
        assertThat(console.page().getByText("Keep these secrets now")).hasCount(0);
        console.link(name).click();
        assertThat(console.page().locator("h1")).containsText(name);
        console.checkScreen();
        assertThat(console.page().content()).doesNotContain(secret);
    }

    @Test
    void usageIsAChartAndATableAndCredentialsAreRenewed() {
        var admin = as(ADMIN);
        var id = admin.post("/api/v1/admin/partners", "{\"name\": \"Corner Shop\"}")
                .data(201)
                .get("partner_id")
                .asString();
        var console = visit(Device.DESKTOP)
                .open("/app/console/partners/" + id + "?tab=usage")
                .logIn(ADMIN);

        assertThat(console.page().locator("figure svg")).isVisible();
        console.page().getByText("The figures as a table").click();
        assertThat(console.page().locator("figure table tbody tr")).hasCount(7);
        console.checkScreen().button("30 days").click();
        assertThat(console.page().locator("figure table tbody tr")).hasCount(30);
        console.page()
                .getByText("Webhooks", new Page.GetByTextOptions().setExact(true))
                .click();
        console.sees("No webhooks were sent yet.").checkScreen();

        console.page()
                .getByText("Terms", new Page.GetByTextOptions().setExact(true))
                .click();
        console.button("New credentials").click();
        console.dialog().getByText("New credentials", exactly()).last().click();
        console.sees("Keep these secrets now").checkScreen();
    }

    @Test
    void aWebhookThatFailedIsLookedIntoAndSentAgain() {
        try (var fixture = new PortalFixture(as(ADMIN), PartnerFixture.UAT)) {
            fixture.answers(500, "not now");
            fixture.sendWebhooksToEndpoint();
            fixture.issue(PortalFixture.reference(), "50", "Thandi");
            fixture.awaitTries(1);
            var console = visit(Device.DESKTOP)
                    .open("/app/console/partners/" + fixture.partner.id + "?tab=deliveries")
                    .logIn(ADMIN);

            console.button("voucher.issued").click();
            assertThat(console.dialog().locator(".timeline")).containsText("not now");
            assertThat(console.dialog().locator("pre")).containsText("\"amount\": 50.00");
            console.checkScreen();
            fixture.answers(200, "thanks");
            console.dialog().getByText("Send again", exactly()).click();

            console.sees("It is sent again");
            assertThat(console.page().locator("tbody tr")).containsText("Delivered");
            assertThat(fixture.received).hasSizeGreaterThanOrEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource(Device.class)
    void aFestivalIsMadeWithAStandWhoseSalesAreShownByHour(Device device) {
        var console = visit(device).open("/app/console/festivals").logIn(ADMIN);
        var name = "Night <i>Market</i> " + UUID.randomUUID();

        console.button("New festival").first().click();
        console.field("Name").fill(name);
        console.field("From").fill("2026-07-01");
        console.field("To").fill("2026-07-03");
        console.checkScreen().button("Create the festival").click();
        assertThat(console.page().locator("h1")).containsText(name);
        console.checkScreen().button("New stand").first().click();
        console.field("Name").fill("Main <i>bar</i>");
        console.button("Create the stand").click();
        console.link("Main <i>bar</i>").click();
        console.sees("No sales in these days.").checkScreen();
    }

    @Test
    void whatAStandSoldIsAChart() {
        var festival = new FestivalFixture(gateway());
        var guest = festival.newcomer();
        var wallet = festival.walletOf(guest, 5000);
        festival.staff.post("/api/v1/payments", festival.payment(wallet, 1250)).data(200);
        var console = visit(Device.DESKTOP)
                .open("/app/console/stands/" + festival.bar)
                .logIn(ADMIN);
        console.page().waitForCondition(() -> {
            console.button("7 days").click();
            return console.page().locator("figure rect").count() > 0;
        });

        console.sees("12.5 Jetons").checkScreen();
        console.button("Deactivate").click();
        console.sees("Inactive");
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }
}
