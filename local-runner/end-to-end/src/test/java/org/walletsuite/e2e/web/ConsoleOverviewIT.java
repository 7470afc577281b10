package org.walletsuite.e2e.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.walletsuite.e2e.RunningSuite;
import org.walletsuite.runner.SampleAccounts;
import org.walletsuite.runner.Service;

/** The console's overview, dead letters and sync: whether money moves, and what stands still. */
class ConsoleOverviewIT extends BrowserTest {

    private static final double SOON_MS = 10_000;
    private static final double RECOVERED_MS = 60_000;

    @BeforeEach
    void servicesSayHowTheyAre() {
        assumeTrue(
                as("admin@example.com")
                                .get("/api/v1/admin/operations/wallet-service/overview")
                                .status()
                        == 200,
                "No operations family");
    }

    @ParameterizedTest
    @EnumSource(Device.class)
    void everyServiceIsSeenAtAGlance(Device device) {
        var console = visit(device).open("/app/console/").logIn(SampleAccounts.SUPER_ADMIN);

        assertThat(console.page().locator("[data-service]")).hasCount(7);
        console.checkScreen();
        console.page()
                .locator("[data-service=ledger-service]")
                .getByText("Reconcile now")
                .click();
        console.sees("The reconciliation begins");
    }

    @ParameterizedTest
    @EnumSource(Device.class)
    void deadLettersAndSyncAreShown(Device device) {
        var console = visit(device).open("/app/console/dead-letters").logIn("admin@example.com");

        console.field("Service").selectOption("notification-service");
        console.heading("Dead letters").waitFor();
        console.checkScreen().reopen("/app/console/sync", "admin@example.com");
        console.heading("Conflicts").waitFor();
        console.checkScreen();
    }

    @Test
    void aKilledServiceIsRedWithinTenSecondsAndGreenAfterItsRecovery() {
        assumeTrue(System.getProperty("suite.gateway") == null, "Only its own suite's services are killed");
        var voucher = RunningSuite.shared().suite().part(Service.VOUCHER);
        var console = visit(Device.DESKTOP).open("/app/console/").logIn("admin@example.com");
        var card = console.page().locator("[data-service=voucher-service]");
        assertThat(card).containsText("Up", soon(RECOVERED_MS));

        voucher.kill9();
        try {
            assertThat(card).containsText("Down", soon(SOON_MS));
        } finally {
            voucher.start();
            voucher.awaitReady();
        }

        assertThat(card).containsText("Up", soon(RECOVERED_MS));
    }

    private static ContainsTextOptions soon(double milliseconds) {
        return new ContainsTextOptions().setTimeout(milliseconds);
    }
}
