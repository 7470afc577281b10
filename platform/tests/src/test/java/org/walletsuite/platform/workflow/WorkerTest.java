package org.walletsuite.platform.workflow;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.platform.testing.Patience.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.platform.client.ServiceUnavailable;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.error.Unfinished;
import org.walletsuite.platform.event.Outbox;
import org.walletsuite.platform.testing.MovableClock;
import org.walletsuite.platform.testing.ServiceTest;
import org.walletsuite.platform.testing.TestDatabase;
import org.walletsuite.platform.workflow.Gifts.Step;

/** When a worker attempts which rows, and how it treats failures. */
@ServiceTest
@TestConstructor(autowireMode = AutowireMode.ALL)
class WorkerTest {

    private final MovableClock clock = MovableClock.standing();
    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Gifts gifts;
    private final Workflows workflows;

    @Autowired
    WorkerTest(JdbcClient db, TransactionTemplate transaction, Outbox outbox) {
        this.db = db;
        this.transaction = transaction;
        this.gifts = new Gifts(db, transaction, outbox, clock, 1_000);
        this.workflows = new Workflows(List.of(gifts), db, clock, Duration.ofHours(1));
    }

    static Stream<RuntimeException> outages() {
        var away = new ServiceUnavailable("ledger", true, null);
        return Stream.of(
                away,
                ApiException.unavailable("The ledger is busy", null),
                ApiException.outcomeUnknown("The ledger does not answer", null),
                new DataAccessResourceFailureException("The database is unavailable"),
                unfinished(away));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void postponesAllRowsDuringAnOutageWithoutCountingFailures(RuntimeException outage) {
        var all = Stream.generate(this::due).limit(20).toList();
        gifts.interruption(Step.READ, () -> {
            throw outage;
        });
        for (var i = 0; i < 60; i++) {
            workflows.runDue("gift");
            workflows.runDue("gift");
            clock.putForward(Worker.PAUSE);
        }
        assertThat(gifts.attempts())
                .as("one attempt at a time finds the outage")
                .hasSize(60);
        assertThat(all).allMatch(gift -> gifts.failures(gift) == 0);

        gifts.recover();
        workflows.runDue("gift");

        assertThat(gifts.given()).isEqualTo(20);
        assertThat(gifts.unfinished()).isZero();
    }

    @Test
    void beginsAnewWhenItIsStartedAgainThoughAnOutageMadeItPause() {
        due();
        gifts.interruption(Step.READ, () -> {
            throw new ServiceUnavailable("ledger", false, null);
        });
        workflows.runDue("gift");
        gifts.recover();
        var other = due();

        running(workflows, () -> await().until(() -> gifts.status(other).equals("GIVEN")));
    }

    /** As when the ledger refuses a command by its status, or fails at it: nobody else may wait for what may never pass. */
    static Stream<RuntimeException> failuresOfOneRow() {
        var failing = ServiceUnavailable.failing("ledger", true);
        return Stream.of(
                new ApiException(ErrorCode.INTERNAL_ERROR),
                failing,
                ApiException.outcomeUnknown("The ledger does not answer", failing),
                unfinished(failing));
    }

    @ParameterizedTest
    @MethodSource("failuresOfOneRow")
    void postponesOnlyTheRowThatFailsForAnotherReasonThanAnOutage(RuntimeException failure) {
        var failing = due();
        clock.putForward(Duration.ofMillis(1));
        var other = due();
        gifts.interruption(_ -> {
            if (gifts.attempts().getLast().equals(failing)) {
                throw failure;
            }
        });

        workflows.runDue("gift");

        assertThat(gifts.status(other)).isEqualTo("GIVEN");
        assertThat(gifts.failures(failing)).isEqualTo(1);
    }

    @Test
    void retriesAFailingRowLessOftenButNeverGivesUp() {
        var gift = due();
        gifts.interruption(Step.POSTED, () -> {
            throw new IllegalStateException("Always");
        });
        for (var pause : new int[] {5, 10, 20, 40, 80, 160, 300, 300}) {
            workflows.runDue("gift");
            var before = gifts.attempts().size();
            clock.putForward(Duration.ofSeconds(pause - 1));
            workflows.runDue("gift");
            assertThat(gifts.attempts()).as("after %s s", pause - 1).hasSize(before);
            clock.putForward(Duration.ofSeconds(1));
        }
        assertThat(gifts.failures(gift)).isEqualTo(8);

        gifts.recover();
        workflows.runDue("gift");

        assertThat(gifts.status(gift)).isEqualTo("GIVEN");
        assertThat(gifts.failures(gift)).isZero();
        assertThat(gifts.given()).isEqualTo(1);
    }

    @Test
    void letsNoRowWaitBehindHundredsThatAlwaysFail() {
        var failing = Stream.generate(this::due).limit(150).toList();
        clock.putForward(Duration.ofMillis(1));
        var last = due();
        gifts.interruption(_ -> {
            if (!gifts.attempts().getLast().equals(last)) {
                throw new AssertionError("Not this one");
            }
        });

        workflows.runDue("gift");

        assertThat(gifts.status(last)).isEqualTo("GIVEN");
        assertThat(failing).allMatch(gift -> gifts.failures(gift) > 0);
    }

    @Test
    void startsAtOnceWithCommittedRowsWhenItIsWoken() {
        running(workflows, () -> {
            var gift = transaction.execute(_ -> {
                workflows.wake("gift");
                return due();
            });
            await().until(() -> gifts.status(gift).equals("GIVEN"));

            var next = due();
            workflows.wake("gift");
            await().until(() -> gifts.status(next).equals("GIVEN"));
        });
    }

    @Test
    void findsRowsWithoutBeingWokenAndSurvivesAnOutageOfTheDatabase() {
        var soon = new Workflows(List.of(gifts), db, clock, Duration.ofMillis(50));
        var owner = TestDatabase.shared().asOwner();
        owner.sql("alter table gift rename to gone").update();
        running(soon, () -> {
            owner.sql("alter table gone rename to gift").update();
            clock.putForward(Worker.PAUSE);
            var gift = due();
            await().until(() -> {
                clock.putForward(Worker.PAUSE);
                return gifts.status(gift).equals("GIVEN");
            });
        });
    }

    @Test
    void finishesWhatIsUnderWayAndStartsNothingMoreWhenItStops() throws Exception {
        due();
        due();
        var working = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        gifts.interruption(Step.READ, () -> {
            working.countDown();
            await().until(() -> mayEnd.getCount() == 0);
        });
        workflows.start();
        working.await();
        var stopped = new CountDownLatch(1);

        workflows.stop(stopped::countDown);
        assertThat(stopped.await(100, MILLISECONDS)).isFalse();
        mayEnd.countDown();

        stopped.await();
        assertThat(workflows.isRunning()).isFalse();
        assertThat(gifts.given()).isEqualTo(1);
        assertThat(gifts.unfinished()).isEqualTo(1);
    }

    @Test
    void releasesARowAtWhichItIsInterrupted() throws Exception {
        var gift = due();
        var working = new CountDownLatch(1);
        gifts.interruption(Step.READ, () -> {
            working.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        });
        var worker = new Worker(gifts, db, clock, Duration.ofHours(1));
        worker.start();
        working.await();
        worker.stop();
        assertThat(worker.endsWithin(Duration.ofMillis(10))).isFalse();

        worker.interrupt();

        assertThat(worker.endsWithin(Duration.ofMinutes(1))).isTrue();
        assertThat(gifts.failures(gift)).isZero();
        gifts.recover();
        clock.putForward(Worker.PAUSE);
        workflows.runDue("gift");
        assertThat(gifts.status(gift)).isEqualTo("GIVEN");
    }

    private UUID due() {
        return gifts.promise(clock.instant());
    }

    private static RuntimeException unfinished(RuntimeException outage) {
        try {
            return Unfinished.orDone(() -> {
                throw outage;
            });
        } catch (Unfinished e) {
            return e;
        }
    }

    private static void running(Workflows workflows, Runnable meanwhile) {
        workflows.start();
        try {
            meanwhile.run();
        } finally {
            workflows.stop();
        }
    }
}
