package org.walletsuite.e2e.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A stand's till goes on without a connection and settles what it took when it is back. */
class OfflineTillIT extends BrowserTest {

    private static final double SETTLED_WITHIN_MS = 60_000;

    private final TillFixture fixture = new TillFixture(gateway(), 10_000);

    @Test
    void salesTakenOfflineSurviveAReloadAndSettleThemselves() {
        var till = fixture.locked(visit(Device.PHONE));
        till.context().setOffline(true);
        till.sees("Offline").sees("May stay offline for 3 days");

        TillFixture.charge(till, "500", fixture.code());
        till.sees("Taken offline")
                .sees("Nothing is charged yet")
                .sees("can’t be verified offline")
                .checkScreen();
        assertThat(till.page().getByText("Paid", exact())).hasCount(0);
        till.button("Next sale").click();
        till.sees("1 sale waits");
        till.button("Log out").click();
        till.sees("Sales still wait: log out when they are settled.");
        till.page().reload();
        till.sees("1 sale waits").checkScreen();
        TillFixture.charge(till, "250", fixture.code());
        till.button("Next sale").click();
        till.page().getByText("2 sales wait").click();
        till.sees("7.50 Jetons").checkScreen();
        till.context().setOffline(false);
        TillFixture.resume(till.page());

        till.sees("Nothing waits: every sale is settled.").sees("Online").checkScreen();
        assertThat(fixture.balance()).isEqualTo(9250);
        till.button("Log out").click();
        assertThat(till.field("Password")).isVisible();
    }

    @Test
    void theTillNoticesByItselfThatTheServerIsGoneAndBack() {
        var till = fixture.locked(visit(Device.PHONE));
        till.page().route("**/health", route -> route.abort());
        till.page().route("**/api/v1/payments", route -> route.abort());

        TillFixture.charge(till, "100", fixture.code());
        till.sees("Taken offline").button("Next sale").click();
        till.sees("Offline");
        assertThat(till.page().evaluate("navigator.onLine")).isEqualTo(true);
        till.page().unroute("**/health");

        till.sees("Online").sees("1 waiting sale settled");
        assertThat(fixture.balance()).isEqualTo(9900);
    }

    @Test
    void whatIsRefusedAfterwardsStaysUntilSomeoneHasSeenIt() {
        var till = fixture.locked(visit(Device.PHONE));
        till.context().setOffline(true);
        till.sees("Offline");
        TillFixture.charge(till, "9000", fixture.code());
        till.button("Next sale").click();
        TillFixture.charge(till, "2000", fixture.code());
        till.button("Next sale").click();
        till.context().setOffline(false);

        till.sees("1 refused");
        till.page().reload();
        TillFixture.resume(till.page());
        till.page().getByText("1 refused").click();
        till.sees("Refused afterwards")
                .sees("There isn’t enough in this wallet.")
                .checkScreen();
        till.button("Acknowledge").click();

        assertThat(till.page().getByText("Refused afterwards")).hasCount(0);
        assertThat(fixture.balance()).isEqualTo(1000);
    }

    @Test
    void sixHundredSalesSettleInTwoBatches() {
        var till = fixture.locked(visit(Device.PHONE));
        var sizes = new CopyOnWriteArrayList<Integer>();
        till.page().onRequest(request -> {
            if (request.url().endsWith("/payments/batch")) {
                sizes.add(new JsonMapper()
                        .readTree(request.postData())
                        .get("payments")
                        .size());
            }
        });
        till.context().setOffline(true);
        till.sees("Offline");

        till.page()
                .evaluate(
                        QUEUE,
                        Map.of(
                                "count",
                                600,
                                "amount",
                                5,
                                "stand",
                                fixture.festival.bar,
                                "festival",
                                fixture.festival.festival,
                                "wallet",
                                fixture.wallet));
        till.sees("600 sales wait");
        till.context().setOffline(false);

        assertThat(till.page().getByText("sales wait")).hasCount(0, within());
        assertThat(sizes).containsExactly(500, 100);
        assertThat(fixture.balance()).isEqualTo(7000);
    }

    @Test
    void twoTabsSettleOnce() {
        var till = fixture.locked(visit(Device.PHONE));
        var other = till.anotherTab();
        other.navigate("/app/pos/sell");
        TillFixture.resume(other);
        var batches = new CopyOnWriteArrayList<String>();
        for (var tab : List.of(till.page(), other)) {
            tab.onRequest(request -> {
                if (request.url().endsWith("/payments/batch")) {
                    batches.add(request.url());
                }
            });
        }
        till.context().setOffline(true);
        till.sees("Offline");
        TillFixture.charge(till, "500", fixture.code());
        till.button("Next sale").click();
        assertThat(other.getByText("1 sale waits")).isVisible();

        till.context().setOffline(false);

        assertThat(till.page().getByText("1 sale waits")).hasCount(0);
        assertThat(other.getByText("1 sale waits")).hasCount(0);
        assertThat(batches).hasSize(1);
        assertThat(fixture.balance()).isEqualTo(9500);
    }

    @Test
    void aCrashWhileASaleIsSentKeepsIt() {
        var till = fixture.locked(visit(Device.PHONE));
        till.page().route("**/api/v1/payments", route -> {}); // Never answered.
        TillFixture.charge(till, "500", fixture.code());
        till.page().waitForCondition(() -> Boolean.TRUE.equals(till.page().evaluate(IS_KEPT)));
        till.page().close();

        var next = till.anotherTab();
        next.navigate("/app/pos/sell");
        TillFixture.resume(next);

        assertThat(next.getByText("1 sale waits")).isVisible();
        assertThat(next.getByText("1 sale waits")).hasCount(0, within());
        assertThat(fixture.balance()).isEqualTo(9500);
    }

    @Test
    void anUpdateOfThePageKeepsTheQueue() {
        var till = fixture.locked(visit(Device.PHONE));
        till.context().setOffline(true);
        till.sees("Offline");
        TillFixture.charge(till, "500", fixture.code());
        till.button("Next sale").click();
        till.page().route("**/payments/batch", route -> route.abort());
        till.context().setOffline(false);

        till.page().evaluate("""
            async () => { for (const each of await navigator.serviceWorker.getRegistrations()) await each.unregister();
              for (const name of await caches.keys()) await caches.delete(name); }\
            """);
        till.page().reload();
        TillFixture.resume(till.page());
        till.sees("1 sale waits");
        till.page().unroute("**/payments/batch");

        assertThat(till.page().getByText("1 sale waits")).hasCount(0, within());
        assertThat(fixture.balance()).isEqualTo(9500);
    }

    @Test
    void whoLogsOutOfflineLeavesNoTillBehind() {
        var till = fixture.locked(visit(Device.PHONE));
        till.context().setOffline(true);
        till.sees("Offline");

        till.button("Log out").click();

        assertThat(till.field("Password")).isVisible();
        till.page().reload();
        assertThat(till.field("Password")).isVisible();
        assertThat(till.page().locator("#code")).hasCount(0);

        till.context().setOffline(false);
        till.page().reload();
        assertThat(till.field("Password")).isVisible();
        assertThat(till.context().cookies()).noneMatch(cookie -> cookie.name.startsWith("suite-log-out"));
        assertThat(till.context().cookies()).noneMatch(cookie -> cookie.name.startsWith("__Host-"));
    }

    private static LocatorAssertions.HasCountOptions within() {
        return new LocatorAssertions.HasCountOptions().setTimeout(SETTLED_WITHIN_MS);
    }

    private static Page.GetByTextOptions exact() {
        return new Page.GetByTextOptions().setExact(true);
    }

    /** Fills the queue as so many sales would. */
    private static final String QUEUE = """
        async ({count, amount, stand, festival, wallet}) => {
          const database = await new Promise(done => { const open = indexedDB.open('suite-pos'); open.onsuccess = () => done(open.result); });
          const transaction = database.transaction('payments', 'readwrite');
          for (let n = 0; n < count; n++) transaction.objectStore('payments').put({offlineId: crypto.randomUUID(), standId: stand, festivalId: festival,
            currency: 'Jetons', walletId: wallet, amount, takenAt: new Date(Date.now() - n).toISOString(), payer: {walletId: wallet}, productIds: [], state: 'waiting'});
          await new Promise(done => { transaction.oncomplete = done; });
          database.close();
          new BroadcastChannel('suite-pos-queue').postMessage('changed'); }\
        """;

    private static final String IS_KEPT = """
        async () => { const database = await new Promise(done => { const open = indexedDB.open('suite-pos'); open.onsuccess = () => done(open.result); });
          const count = await new Promise(done => { const asked = database.transaction('payments').objectStore('payments').count(); asked.onsuccess = () => done(asked.result); });
          database.close();
          return count === 1; }\
        """;
}
