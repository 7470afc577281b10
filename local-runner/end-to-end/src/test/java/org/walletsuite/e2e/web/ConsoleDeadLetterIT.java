package org.walletsuite.e2e.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.walletsuite.e2e.RunningSuite;
import org.walletsuite.runner.SampleAccounts;
import org.walletsuite.runner.Service;

/** What admins decide of dead letters in the console. They are put into the table: a listener takes minutes to give up. */
class ConsoleDeadLetterIT extends BrowserTest {

    private static final String LIST = "/app/console/dead-letters?service=notification-service";
    private static final String API = "/api/v1/admin/operations/notification-service/dead-letters/";

    @BeforeEach
    void theSuiteIsOurs() {
        assumeTrue(System.getProperty("suite.gateway") == null, "Only its own suite's tables are changed");
    }

    @Test
    void anEventThatItsListenerCanHandleByNowIsReplayed() {
        var id = deadLetter("partner.of-a-later-version.v1", "{\"partnerId\": \"p-1\"}");
        var console = visit(Device.PHONE).open(LIST).logIn(SampleAccounts.SUPER_ADMIN);
        console.link("partner.of-a-later-version.v1").click();
        console.sees("notification-partners").sees("\"partnerId\": \"p-1\"").checkScreen();

        decide(console, "Replay", "The new version is there");

        assertThat(console.page().locator("h1")).containsText("Replayed");
        assertThat(console.page().locator(".timeline")).containsText("The new version is there");
        assertThat(console.button("Replay")).hasCount(0);
        assertThat(status(id)).isEqualTo("REPLAYED");
        console.checkScreen();
    }

    @Test
    void anEventThatFailsAgainIsDiscarded() {
        var id = deadLetter("partner.secret-expiring.v1", "{\"partnerId\": 5");
        var console = visit(Device.DESKTOP).open(LIST).logIn(SampleAccounts.SUPER_ADMIN);
        console.link("partner.secret-expiring.v1").click();

        decide(console, "Replay", "Once more");
        assertThat(console.dialog().locator(".failure")).containsText("The listener fails on it again");
        console.checkScreen().page().keyboard().press("Escape");
        console.page().reload();
        console.sees("Replay failed");
        decide(console, "Discard", "Nobody can read it");

        assertThat(console.page().locator("h1")).containsText("Discarded");
        assertThat(console.page().locator(".timeline li")).hasCount(2);
        assertThat(status(id)).isEqualTo("DISCARDED");
        console.link("← Dead letters").click();
        assertThat(console.link("partner.secret-expiring.v1")).hasCount(0);
    }

    @Test
    void whoIsNoSuperAdminOnlyReadsIt() {
        var id = deadLetter("partner.read-only.v1", "{}");
        var console = visit(Device.DESKTOP)
                .open("/app/console/dead-letters/notification-service/" + id)
                .logIn("admin@example.com");

        console.sees("A super admin replays or discards it.");
        assertThat(console.button("Replay")).hasCount(0);
        as(SampleAccounts.SUPER_ADMIN).post(API + id + "/discard", "{\"reason\": \"It was read\"}");
    }

    private static void decide(Visit console, String decision, String reason) {
        console.button(decision).click();
        console.field("Reason").fill(reason);
        console.dialog()
                .getByText(decision, new Locator.GetByTextOptions().setExact(true))
                .last()
                .click();
    }

    private static String status(UUID id) {
        return as("admin@example.com")
                .get(API + id)
                .json()
                .at("/deadLetter/status")
                .asString();
    }

    /** The id of a record that the listener of partners' notices is said to have given up. */
    private static UUID deadLetter(String type, String event) {
        var id = UUID.randomUUID();
        RunningSuite.shared().tamper(Service.NOTIFICATION, """
                insert into dead_letter (id, listener, topic, partition, record_offset, recorded_at, key, value,
                    header_names, header_values, error)
                values ('%s', 'notification-partners', 'partner-notices', 0, %s, now(), 'p-1', '%s',
                    array['ce_type', 'ce_id'], array['%s'::bytea, '%s'::bytea], 'JacksonException: it is unreadable')""".formatted(
                        id, ThreadLocalRandom.current().nextLong(1L << 40), event, type, id));
        return id;
    }
}
