package org.walletsuite.e2e.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.walletsuite.runner.SampleAccounts;

/** The console's overview, dead letters and sync: whether money moves, and what stands still. */
class ConsoleOverviewIT extends BrowserTest {

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
}
