package org.walletsuite.e2e.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.walletsuite.e2e.RunningSuite;
import org.walletsuite.runner.Service;

/** The console's overview tells of an outage, and of its end. */
@Isolated
class ConsoleOutageIT extends BrowserTest {

    private static final double SOON_MS = 10_000;
    private static final double RECOVERED_MS = 60_000;

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
