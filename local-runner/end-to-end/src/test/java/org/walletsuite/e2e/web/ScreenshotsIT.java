package org.walletsuite.e2e.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.walletsuite.runner.SampleAccounts;

/** Makes the README's pictures of the four pages: {@code -Dit.test=ScreenshotsIT -Dsuite.screenshots=true}. */
@EnabledIfSystemProperty(named = "suite.screenshots", matches = "true", disabledReason = "Pictures are made on request")
class ScreenshotsIT extends BrowserTest {

    private static final Path PICTURES = Path.of(System.getProperty("suite.root"), "docs", "pictures");
    private static final long LARGEST_BYTES = 120_000;

    @Test
    void theConsoleShowsWhetherMoneyMoves() throws IOException {
        var console = visit(Device.DESKTOP).open("/app/console/").logIn(SampleAccounts.SUPER_ADMIN);

        assertThat(console.page().locator("[data-service]")).hasCount(7);
        take(console, "console");
    }

    @Test
    void theTillSellsProducts() throws IOException {
        var fixture = new TillFixture(gateway(), 10_000);
        fixture.sells("""
                [{"name": "Draught beer 0.5 l", "price": 650}, {"name": "Water", "price": 250},
                 {"name": "Grilled cheese sandwich", "price": 900}, {"name": "Deposit", "price": 200}]""");
        var till = fixture.locked(visit(Device.PHONE));

        till.page().getByText("Draught beer").click();
        till.page().getByText("Water").click();
        take(till, "pos");
    }

    @Test
    void thePortalShowsHowManyVouchersWereIssued() throws IOException {
        try (var fixture = new PortalFixture(as("admin@example.com"), "production")) {
            for (var amount : new String[] {"50.00", "20.00", "125.50"}) {
                fixture.issue(PortalFixture.reference(), amount, "Thandi Nkosi");
            }
            var portal = fixture.logIn(visit(Device.DESKTOP).open("/app/portal/transactions"));

            portal.sees("till-");
            take(portal, "portal");
        }
    }

    @Test
    void theWalletShowsAllBalances() throws IOException {
        var fixture = new WalletFixture(gateway());
        fixture.festival.walletOf(fixture.user, 4_250);
        fixture.withdrawable("80.00");
        WalletFixture.succeeded(fixture.user.post("/api/v1/wallet/topup", "{\"amount\": 60000.00}"));
        var wallet = fixture.open(visit(Device.PHONE), "/");

        wallet.sees("42.50");
        take(wallet, "wallet");
    }

    private static void take(Visit visit, String name) throws IOException {
        assertThat(visit.page().locator("[aria-busy=true]")).hasCount(0);
        Files.createDirectories(PICTURES);
        var file = PICTURES.resolve(name + ".png");
        visit.page().screenshot(new Page.ScreenshotOptions().setPath(file));
        assertThat(Files.size(file)).isBetween(1_000L, LARGEST_BYTES);
    }
}
