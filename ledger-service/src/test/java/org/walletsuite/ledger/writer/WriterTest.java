package org.walletsuite.ledger.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.platform.testing.Patience.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.BatchReply;
import org.walletsuite.platform.ledger.BatchReply.Outcome;
import org.walletsuite.platform.ledger.FloorChange;
import org.walletsuite.platform.ledger.PostingResult.Posted;
import org.walletsuite.platform.ledger.PostingResult.Reason;
import org.walletsuite.platform.ledger.PostingResult.Rejected;
import org.walletsuite.platform.testing.ServiceTest;
import org.walletsuite.platform.testing.TestDatabase;

/** The writers of three replicas against the serial model, undisturbed and while connections die. */
@ServiceTest
@TestConstructor(autowireMode = AutowireMode.ALL)
class WriterTest {

    private static final int MOST_ROUNDS = 25;

    private final Replicas replicas;
    private final JdbcClient db;

    WriterTest(ApplicationContext service, JdbcClient db) {
        this.replicas = Replicas.of(service);
        this.db = db;
    }

    @Test
    void answersAsIfCommandsCameOneAfterTheOther() throws Exception {
        var seed = ConcurrentRun.seed();
        var trial = run(seed, 32, 80, new SimpleMeterRegistry());
        replicas.compareWithModel(trial);
        assertThat(reasons(trial))
                .as("the outcomes of this run")
                .contains(
                        Reason.INSUFFICIENT_FUNDS,
                        Reason.ACCOUNT_FROZEN,
                        Reason.UNKNOWN_ACCOUNT,
                        Reason.ASSET_MISMATCH,
                        Reason.UNKNOWN_TRANSFER,
                        Reason.NOT_REVERSIBLE,
                        Reason.ALREADY_REVERSED,
                        Reason.REVERSAL_EXCEEDED,
                        Reason.KEY_REUSED,
                        Reason.ACCOUNT_CLOSED,
                        Reason.UNKNOWN_HOLD,
                        Reason.HOLD_NOT_OPEN,
                        Reason.HOLD_EXCEEDED);
        assertThat(changes(trial)).as("the changes of holds").contains("PLACED", "POSTED", "VOIDED", "EXPIRED");
        assertThat(trial.holds)
                .extracting(call -> ComparableAnswers.of(call.answer()))
                .anyMatch(words -> words.contains("replayed"));
        assertThat(trial.commands)
                .anyMatch(call -> call.answer().decision() instanceof Posted(var transfer)
                        && transfer.entries().stream()
                                .anyMatch(entry -> entry.purpose().equals(Account.UNAPPLIED) && entry.amount() > 0));
        assertThat(trial.floors)
                .extracting(call -> call.answer())
                .contains(new FloorChange.Refused(FloorChange.Reason.IN_USE));
        assertThat(trial.commands).anyMatch(call -> call.answer().decision() == null);
        replicas.assertBooksInOrder();
    }

    @Test
    void losesAndDoublesNothingWhileItsConnectionsAreKilled() throws Exception {
        var seed = ConcurrentRun.seed();
        var registry = new SimpleMeterRegistry();
        var killer = Thread.ofPlatform().start(() -> killConnections(new Random(seed)));
        try {
            for (var round = 0; round < MOST_ROUNDS && lost(registry) == 0; round++) {
                replicas.compareWithModel(run(seed + round, 16, 60, registry));
            }
        } finally {
            killer.interrupt();
            killer.join();
        }
        assertThat(lost(registry)).isPositive();
        replicas.assertBooksInOrder();
    }

    @Test
    void findsOutWhetherACommitHappenedWhoseAnswerWasLost() throws Exception {
        var seed = ConcurrentRun.seed();
        var registry = new SimpleMeterRegistry();
        try (var proxy = replicas.proxy(seed)) {
            var cut = replica(proxy.database(), registry);
            var third = replica(proxy.database(), registry);
            for (var round = 0; round < MOST_ROUNDS && !hasMetBothDoubts(registry); round++) {
                var trial = replicas.trial(cut, third);
                proxy.cutOneIn(10);
                trial.run(seed + round, 16, 40);
                replicas.compareWithModel(trial);
            }
            cut.stop();
            third.stop();
        }
        assertThat(doubts(registry, "yes")).as("commits whose answer was lost").isPositive();
        assertThat(doubts(registry, "no")).as("commits that did not arrive").isPositive();
        replicas.assertBooksInOrder();
    }

    /** Where a connection breaks is random, so one round may not produce both. */
    private static boolean hasMetBothDoubts(MeterRegistry registry) {
        return doubts(registry, "yes") > 0 && doubts(registry, "no") > 0;
    }

    @Test
    void tellsPostedNotRunAndUnknownOutcomesApart() throws Exception {
        var books = new Books(replicas.ledger());
        var database = replicas.database();
        var settings = new WriterSettings(2, 1, Duration.ofSeconds(20), Duration.ofMinutes(1), Duration.ofMinutes(2));
        var registry = new SimpleMeterRegistry();
        var stuck = replicas.start(database, settings, Clock.systemUTC(), registry);
        try (var other = DriverManager.getConnection(database.getJdbcUrl(), TestDatabase.OWNER, TestDatabase.OWNER);
                var lock = other.createStatement()) {
            other.setAutoCommit(false);
            lock.execute("select position from ledger_head for update");
            var outcomes = new ConcurrentHashMap<String, Outcome>();
            var taken = post(stuck, books, outcomes, "taken");
            await().until(() -> taken.getState() == Thread.State.TIMED_WAITING
                    && registry.get("ledger.writer.queue").gauge().value() == 0);
            var queued = post(stuck, books, outcomes, "queued");
            var queuedToo = post(stuck, books, outcomes, "queued too");
            await().until(() -> queued.getState() == Thread.State.TIMED_WAITING
                    && queuedToo.getState() == Thread.State.TIMED_WAITING);
            post(stuck, books, outcomes, "turned away").join();
            assertThat(outcomes).isEqualTo(Map.of("turned away", Outcome.NOT_RUN));
            taken.join();
            queued.join();
            queuedToo.join();
            assertThat(outcomes)
                    .isEqualTo(Map.of(
                            "taken", Outcome.UNKNOWN,
                            "queued", Outcome.NOT_RUN,
                            "queued too", Outcome.NOT_RUN,
                            "turned away", Outcome.NOT_RUN));
        }
        stuck.stop();
        assertThat(replicas.accounts().find(books.wallet().id()).orElseThrow().seq())
                .as("the one that was taken does not run any more when the lock is free")
                .isZero();
        assertThat(stuck.post(List.of(Books.move("test:" + UUID.randomUUID(), 1, books.stand(), books.wallet()))))
                .as("after the end")
                .containsExactly(BatchReply.Item.undecided(Outcome.NOT_RUN));
    }

    private static Thread post(Writer writer, Books books, Map<String, Outcome> outcomes, String name) {
        var command = Books.move(name + ":" + UUID.randomUUID(), 1, books.stand(), books.wallet());
        return Thread.ofPlatform()
                .start(() -> outcomes.put(
                        name, writer.post(List.of(command)).getFirst().outcome()));
    }

    /** Runs three replicas and returns their replies. */
    private ConcurrentRun run(long seed, int callers, int batchesEach, MeterRegistry registry)
            throws InterruptedException {
        var second = replica(replicas.database(), registry);
        var third = replica(replicas.database(), registry);
        var trial = replicas.trial(second, third);
        trial.run(seed, callers, batchesEach);
        second.stop();
        third.stop();
        return trial;
    }

    private Writer replica(JdbcConnectionDetails server, MeterRegistry registry) {
        var settings =
                new WriterSettings(1024, 64, Duration.ofMinutes(1), Duration.ofSeconds(5), Duration.ofSeconds(10));
        return replicas.start(server, settings, Clock.systemUTC(), registry);
    }

    private static List<Reason> reasons(ConcurrentRun trial) {
        return trial.commands.stream()
                .map(call -> call.answer().decision())
                .filter(Rejected.class::isInstance)
                .map(decision -> ((Rejected) decision).reason())
                .distinct()
                .toList();
    }

    private List<String> changes(ConcurrentRun trial) {
        return db.sql("select distinct change from hold_change where position > ?")
                .param(trial.start)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private static void killConnections(Random random) {
        try {
            while (true) {
                Thread.sleep(random.nextLong(20, 120));
                TestDatabase.shared()
                        .execute("select pg_terminate_backend(pid) from pg_stat_activity"
                                + " where application_name = 'ledger-writer' and random() < 0.7");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static double lost(MeterRegistry registry) {
        return registry.counter("ledger.writer.lost-connections").count();
    }

    private static double doubts(MeterRegistry registry, String landed) {
        return registry.counter("ledger.writer.doubtful-commits", "landed", landed)
                .count();
    }
}
