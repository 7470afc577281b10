package org.walletsuite.e2e.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.walletsuite.e2e.RunningSuite;
import org.walletsuite.platform.testing.MidanUsers;
import org.walletsuite.runner.fixture.FestivalFixture;
import org.walletsuite.runner.fixture.GatewayClient;
import org.walletsuite.runner.fixture.SyncPartner;
import tools.jackson.databind.JsonNode;

/** The console's sync: imports, conflicts, and the switch of a system. */
class ConsoleSyncIT extends BrowserTest {

    private static final String ADMIN = "admin@example.com";
    private static final Duration SLOW = Duration.ofSeconds(2);

    private final GatewayClient admin = as(ADMIN);

    @BeforeEach
    void theSystemIsOurs() {
        assumeTrue(System.getProperty("suite.gateway") == null, "Only its own suite knows the other system's double");
    }

    @Test
    void anImportIsStartedAndSeenToItsEnd() {
        partner().users().add("imported-" + UUID.randomUUID() + "@example.com", null);
        partner().midan().beSlow(1, SLOW);
        var console = visit(Device.PHONE).open("/app/console/sync").logIn(ADMIN);
        var card = card(console);

        card.getByText("Import", exactly()).first().click();
        console.field("From").fill("2025-11-30");
        console.checkScreen().dialog().getByText("Import", exactly()).last().click();
        assertThat(console.dialog()).hasCount(0);

        assertThat(card.locator("h3")).containsText("Done");
        var progress = shown("/import");
        assertThat(progress.get("since").asString()).isEqualTo("2025-11-30");
        assertThat(card).containsText(progress.get("processed") + " / " + progress.get("total"));
        assertThat(progress.get("created").asInt()).isPositive();
        console.checkScreen();
    }

    @Test
    void aConflictIsSeenAndDismissed() {
        var ours = WalletFixture.emailOf(new FestivalFixture(gateway()).newcomer());
        await().until(() -> partner().users().all().stream().anyMatch(user -> isLinked(user, ours)));
        var theirs = "other-" + UUID.randomUUID() + "@example.com";
        var user = partner().users().all().stream()
                .filter(each -> isLinked(each, ours))
                .findFirst()
                .orElseThrow();
        var console = visit(Device.DESKTOP).open("/app/console/sync").logIn(ADMIN);
        console.heading("Conflicts").waitFor();

        tell(partner().users().change(user.id(), theirs, null));
        try {
            var row = console.page().locator("tbody tr").filter(new Locator.FilterOptions().setHasText(theirs));
            assertThat(row).containsText("The user has a password");
            assertThat(row).containsText(ours);
            console.checkScreen();
            row.getByText("Try again", exactly()).click();
            console.sees("It can’t be settled yet");
            row.getByText("Dismiss", exactly()).click();

            console.sees("Done");
            assertThat(row).hasCount(0);
            assertThat(shown("/conflicts?status=dismissed").toString()).contains(theirs);
        } finally {
            tell(partner().users().change(user.id(), ours, null)); // Other tests find both sides agreeing.
        }
    }

    @Test
    void aSystemIsSwitchedOffAndOnAgain() {
        var console = visit(Device.DESKTOP).open("/app/console/sync").logIn(ADMIN);
        var card = card(console);
        try {
            card.getByText("Disable", exactly()).click();

            assertThat(card.locator("h2")).containsText("Inactive");
            assertThat(isEnabled()).isFalse();
            card.getByText("Import", exactly()).first().click();
            console.field("From").fill("2025-12-01");
            console.dialog().getByText("Import", exactly()).last().click();
            assertThat(console.dialog().locator(".failure")).isVisible();
            console.page().keyboard().press("Escape");
            card.getByText("Enable", exactly()).click();

            assertThat(card.locator("h2")).containsText("Active");
            assertThat(isEnabled()).isTrue();
        } finally {
            admin.send("PUT", SyncPartner.ADMIN, "application/json", "{\"enabled\": true}".getBytes(UTF_8))
                    .json();
        }
    }

    private static Locator card(Visit console) {
        return console.page().locator("section.card").filter(new Locator.FilterOptions().setHasText("midan"));
    }

    private static SyncPartner partner() {
        return RunningSuite.shared().partner();
    }

    private static void tell(MidanUsers.User user) {
        assertThat(partner().tell(gateway(), SyncPartner.UPDATED, user)).hasValue(200);
    }

    /** Whether it is the user whom our sign-up has made there. */
    private static boolean isLinked(MidanUsers.User user, String email) {
        return email.equals(user.email()) && !user.refs().isEmpty();
    }

    private boolean isEnabled() {
        return admin.get("/api/v1/admin/sync").json().at("/systems/0/enabled").asBoolean();
    }

    private JsonNode shown(String what) {
        return admin.get(SyncPartner.ADMIN + what).json();
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }
}
