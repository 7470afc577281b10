package org.walletsuite.wallet.festival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.platform.error.Outage;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.idempotency.Idempotency;
import org.walletsuite.platform.ledger.LedgerApi;
import org.walletsuite.platform.money.Asset;
import org.walletsuite.platform.testing.LedgerModel;
import org.walletsuite.platform.testing.MovableClock;
import org.walletsuite.platform.testing.UnreliableLedger;
import org.walletsuite.platform.web.Patch;
import org.walletsuite.platform.workflow.Workflow;
import org.walletsuite.platform.workflow.Workflows;
import org.walletsuite.wallet.testing.FreshDatabase;
import tools.jackson.databind.json.JsonMapper;

/** The work between a festival's row and the ledger, in a database where no other worker runs. */
class FestivalLedgerTest {

    private final MovableClock clock = new MovableClock();
    private final LedgerModel books = new LedgerModel(clock);
    private final UnreliableLedger ledger = new UnreliableLedger(books);
    private final DataSource database = FreshDatabase.create();
    private final JdbcClient db = JdbcClient.create(database);
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    private final Idempotency idempotency = new Idempotency(db, transaction, JsonMapper.shared(), clock);
    private final FestivalRows rows = new FestivalRows(db);
    private final FestivalLedger festivals =
            new FestivalLedger(rows, ledger.commands(), idempotency, transaction, clock);
    private final Workflows worker = worker(festivals);

    @Test
    void isFinishedByTheWorkerWhenTheProcessDiedBeforeOrAfterTheLedgersAnswer() {
        var before = add("Jetons");
        var after = add("Jetons");
        ledger.api().putAsset("FEST-" + after.id(), FestivalLedger.asset(after));
        clock.putForward(Workflow.LEASE);
        work();
        for (var festival : new FestivalRow[] {before, after}) {
            assertThat(rows.opened(festival.id())).isPresent();
            assertThat(books.asset("FEST-" + festival.id()).displayName()).isEqualTo("Jetons");
            assertThat(books.account(festival.cashInAccount())).isPresent();
            assertThat(books.account(festival.cardInAccount())).isPresent();
        }
    }

    @Test
    void belongsToItsRequestUntilTheLeaseEnds() {
        var festival = add("Jetons");
        clock.putForward(Workflow.LEASE.minusSeconds(30));

        work();

        assertThat(books.account(festival.cashInAccount())).isEmpty();
        clock.putForward(Duration.ofSeconds(30));
        work();
        assertThat(rows.opened(festival.id())).isPresent();
    }

    @Test
    void isNotShownAndRetriedWhileTheLedgerIsUnavailable() {
        var festival = add("Jetons");
        ledger.becomeUnavailable();
        assertThatThrownBy(() -> festivals.open(festival.id())).matches(Outage::isBehind);
        ledger.recover();
        work();
        assertThat(rows.opened(festival.id()))
                .as("the request may still be sending")
                .isEmpty();
        clock.putForward(Duration.ofMinutes(1));
        work();
        assertThat(rows.opened(festival.id())).isPresent();
    }

    @Test
    void doesNotWaitBehindHundredsThatAlwaysFail() {
        for (var i = 0; i < 150; i++) {
            books.putAsset("FEST-" + add("Jetons").id(), new Asset("any", 0, "of another scale"));
        }
        var last = add("Jetons");
        clock.putForward(Workflow.LEASE);
        work();
        assertThat(rows.opened(last.id())).isPresent();
    }

    @Test
    void isOpenedSoonAfterAnOutageHoweverLong() {
        var waiting = Stream.generate(() -> add("Jetons")).limit(20).toList();
        clock.putForward(Workflow.LEASE);
        ledger.becomeUnavailable();
        for (var i = 0; i < 60; i++) {
            work();
            clock.putForward(Duration.ofSeconds(5));
        }
        ledger.recover();
        clock.putForward(Duration.ofSeconds(10));
        work();
        assertThat(waiting).allMatch(festival -> rows.opened(festival.id()).isPresent());
    }

    @Test
    void sendsTheLaterOfTwoNamesToTheLedgerLast() {
        var festival = add("Jetons");
        festivals.open(festival.id());
        rename(festival, "Beads");
        work();
        assertThat(books.asset("FEST-" + festival.id()).displayName())
                .as("another process may be sending the first name")
                .isEqualTo("Jetons");
        clock.putForward(Duration.ofMinutes(1));
        var interrupted = new FestivalLedger(
                rows,
                new UnreliableLedger(whilePuttingAnAsset(() -> {
                            rename(festival, "Coins");
                            work();
                            assertThat(books.asset("FEST-" + festival.id()).displayName())
                                    .isEqualTo("Jetons");
                        }))
                        .commands(),
                idempotency,
                transaction,
                clock);
        worker(interrupted).runDue("festival");
        assertThat(books.asset("FEST-" + festival.id()).displayName()).isEqualTo("Beads");
        clock.putForward(Duration.ofMinutes(1));
        work();
        assertThat(books.asset("FEST-" + festival.id()).displayName()).isEqualTo("Coins");
        assertThat(rows.outOfDate(festival.id())).isEmpty();
    }

    private void work() {
        worker.runDue("festival");
    }

    private Workflows worker(FestivalLedger work) {
        return new Workflows(List.of(work), db, clock, Duration.ofHours(1));
    }

    private FestivalRow add(String currency) {
        var details = new FestivalDetails(
                "Sounds",
                "2027-07-01",
                "2027-07-03",
                null,
                "UTC",
                currency,
                BigDecimal.ONE,
                QrAlgorithm.HS256,
                OfflineLimits.NONE);
        var festival = FestivalRow.begin(Ids.next(), details.checked(), clock.instant());
        rows.add(festival);
        return festival;
    }

    private void rename(FestivalRow festival, String currency) {
        var absent = Patch.<String>absent();
        var change = new FestivalBody(
                absent,
                absent,
                absent,
                absent,
                absent,
                Patch.of(currency),
                Patch.absent(),
                Patch.absent(),
                Patch.absent());
        var changed = festival.details().changedBy(change);
        rows.update(festival, festival.become(changed, festival.status(), clock.instant()));
    }

    private LedgerApi whilePuttingAnAsset(Runnable meanwhile) {
        return (LedgerApi) Proxy.newProxyInstance(
                LedgerApi.class.getClassLoader(), new Class<?>[] {LedgerApi.class}, (_, method, arguments) -> {
                    if (method.getName().equals("putAsset")) {
                        meanwhile.run();
                    }
                    try {
                        return method.invoke(books, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                });
    }
}
