package org.walletsuite.platform.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.platform.testing.Patience.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.platform.event.Outbox;
import org.walletsuite.platform.testing.MovableClock;
import org.walletsuite.platform.testing.ServiceTest;
import org.walletsuite.platform.workflow.Gifts.Step;

/** Intent, ledger call, outcome: however often a workflow is attempted, it takes effect once. */
@ServiceTest
@TestConstructor(autowireMode = AutowireMode.ALL)
class WorkflowTest {

    private static final int FUNDS = 50;

    private final MovableClock clock = new MovableClock();
    private final JdbcClient db;
    private final Gifts gifts;
    private final Workflows replica;
    private final Workflows otherReplica;

    @Autowired
    WorkflowTest(JdbcClient db, TransactionTemplate transaction, Outbox outbox) {
        this.db = db;
        this.gifts = new Gifts(db, transaction, outbox, clock, FUNDS);
        this.replica = new Workflows(List.of(new Mortal()), db, clock, Duration.ofHours(1));
        this.otherReplica = new Workflows(List.of(gifts), db, clock, Duration.ofHours(1));
    }

    @Test
    void isFinishedThoughItsWorkerMetAnErrorBetweenTwoAttempts() throws Exception {
        var gift = gifts.promise();
        clock.putForward(Workflow.LEASE);
        var met = new CountDownLatch(1);
        var brittle = new Clock() {
            @Override
            public ZoneId getZone() {
                return clock.getZone();
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return clock.withZone(zone);
            }

            @Override
            public Instant instant() {
                if (met.getCount() > 0) {
                    met.countDown();
                    throw new StackOverflowError();
                }
                return clock.instant();
            }
        };
        var worker = new Worker(gifts, db, brittle, Duration.ofMillis(20));

        worker.start();
        met.await();

        try {
            await().until(() -> {
                clock.putForward(Worker.PAUSE);
                return gifts.status(gift).equals("GIVEN");
            });
        } finally {
            worker.stop();
        }
    }

    @ParameterizedTest
    @EnumSource(value = Step.class, mode = Mode.EXCLUDE, names = "PROMISED")
    void isFinishedOnceWhereverItsWorkerDied(Step step) throws Exception {
        var gift = gifts.promise();
        clock.putForward(Workflow.LEASE);
        try (var _ = new Stalled(gifts, step, true, () -> replica.runDue("gift"))) {
            otherReplica.runDue("gift");
            assertThat(gifts.attempts()).as("its lease still runs").hasSize(1);

            clock.putForward(Workflow.LEASE);
            otherReplica.runDue("gift");

            assertGivenOnce(gift);
        }
        assertGivenOnce(gift);
    }

    @ParameterizedTest
    @EnumSource(value = Step.class, mode = Mode.EXCLUDE, names = "PROMISED")
    void isFinishedOnceWhereverItsRequestDied(Step step) throws Exception {
        var gift = gifts.promise();
        try (var _ = new Stalled(gifts, step, true, () -> new Mortal().attempt(gift))) {
            clock.putForward(Workflow.LEASE);

            otherReplica.runDue("gift");

            assertGivenOnce(gift);
        }
        assertGivenOnce(gift);
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"CLAIMED", "READ", "POSTED"})
    void isFinishedOnceWhenTheLeaseRunsOutWhileTheFirstStillWorks(Step step) throws Exception {
        var gift = gifts.promise();
        clock.putForward(Workflow.LEASE);
        try (var slow = new Stalled(gifts, step, false, () -> replica.runDue("gift"))) {
            clock.putForward(Workflow.LEASE);
            otherReplica.runDue("gift");
            assertGivenOnce(gift);

            slow.goesOn();
        }
        assertGivenOnce(gift);
    }

    @Test
    void isNotPostponedByAFailedAttemptOnceAnotherReplicaHasIt() throws Exception {
        var gift = gifts.promise();
        clock.putForward(Workflow.LEASE);
        try (var slow = new Stalled(gifts, Step.READ, false, () -> replica.runDue("gift"))) {
            clock.putForward(Workflow.LEASE);
            try (var _ = new Stalled(gifts, Step.POSTED, false, () -> otherReplica.runDue("gift"))) {
                slow.fails();
                assertThat(gifts.failures(gift)).isZero();
                replica.runDue("gift");
                assertThat(gifts.attempts()).as("the second lease still runs").hasSize(2);
            }
        }
    }

    @Test
    void isGivenToOneOfTwoReplicasAtTheSameInstant() throws Exception {
        var all = Stream.generate(gifts::promise).limit(FUNDS).toList();
        clock.putForward(Workflow.LEASE);
        var start = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var ends = Stream.of(replica, otherReplica)
                    .map(one -> threads.submit(() -> {
                        start.await();
                        one.runDue("gift");
                        return true;
                    }))
                    .toList();
            start.countDown();
            assertThat(ends.getFirst().get()).isEqualTo(ends.getLast().get());
        }

        assertThat(gifts.attempts()).containsExactlyInAnyOrderElementsOf(all);
        assertThat(gifts.events()).containsExactlyInAnyOrderElementsOf(all);
        assertThat(gifts.given()).isEqualTo(FUNDS);
        assertThat(gifts.unfinished()).isZero();
    }

    @Test
    void belongsToItsRequestUntilTheLeaseEnds() {
        var gift = gifts.promise();

        replica.runDue("gift");
        assertThat(gifts.attempts()).isEmpty();

        gifts.attempt(gift);
        clock.putForward(Workflow.LEASE);
        replica.runDue("gift");
        assertThat(gifts.attempts()).hasSize(1);
        assertGivenOnce(gift);
    }

    @Test
    void isOverWhenTheLedgerRefuses() {
        var all = Stream.generate(gifts::promise).limit(FUNDS + 1).toList();
        clock.putForward(Workflow.LEASE);

        replica.runDue("gift");

        assertThat(all).filteredOn(gift -> gifts.status(gift).equals("REFUSED")).hasSize(1);
        assertThat(gifts.given()).isEqualTo(FUNDS);
        assertThat(gifts.unfinished()).isZero();
    }

    private void assertGivenOnce(UUID gift) {
        assertThat(gifts.status(gift)).isEqualTo("GIVEN");
        assertThat(gifts.given()).isEqualTo(1);
        assertThat(gifts.events()).containsExactly(gift);
        assertThat(gifts.unfinished()).isZero();
    }

    /** The gifts of a process that dies. */
    private final class Mortal implements Workflow {

        @Override
        public String kind() {
            return gifts.kind();
        }

        @Override
        public String table() {
            return gifts.table();
        }

        @Override
        public void attempt(UUID id) {
            Stalled.untilDeath(() -> gifts.attempt(id));
        }
    }
}
