package org.walletsuite.platform.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.walletsuite.platform.testing.Patience.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.platform.event.Outbox;
import org.walletsuite.platform.testing.MovableClock;
import org.walletsuite.platform.testing.ServiceTest;
import org.walletsuite.platform.workflow.Gifts.Step;

/** Kinds of work side by side, and several workers of one kind. */
@ServiceTest
@TestConstructor(autowireMode = AutowireMode.ALL)
class SeveralWorkersTest {

    private final MovableClock clock = new MovableClock();
    private final JdbcClient db;
    private final Gifts gifts;

    @Autowired
    SeveralWorkersTest(JdbcClient db, TransactionTemplate transaction, Outbox outbox) {
        this.db = db;
        this.gifts = new Gifts(db, transaction, outbox, clock, 1_000);
    }

    @Test
    void letsNoOtherKindWait() {
        due();
        due();
        var stuck = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        gifts.interruption(Step.CLAIMED, () -> await().until(() -> stuck.getCount() == 0));
        var other = new Other("gift", 1, () -> {
            stuck.countDown();
            await().until(() -> mayEnd.getCount() == 0);
        });
        var both = new Workflows(List.of(gifts, other), db, clock, Duration.ofHours(1));

        running(both, () -> {
            await().until(() -> gifts.given() == 1);
            mayEnd.countDown();
        });
    }

    @Test
    void worksOnAsManyRowsAtOnceAsTheKindSaysAndFinishesThemWhenItStops() {
        var begun = new Semaphore(0);
        var finished = new Semaphore(0);
        var mayEnd = new CountDownLatch(1);
        var three = new Other("gift", 3, () -> {
            begun.release();
            await().until(() -> mayEnd.getCount() == 0);
            finished.release();
        });
        var atOnce = new Workflows(List.of(three), db, clock, Duration.ofHours(1));

        running(atOnce, () -> {
            for (var i = 0; i < 5; i++) {
                due();
            }
            atOnce.wake("other");
            await().until(() -> begun.availablePermits() == 3);
            atOnce.stop(() -> {});
            mayEnd.countDown();
        });

        assertThat(finished.availablePermits()).isEqualTo(begun.availablePermits());
    }

    @Test
    void beginsWithTheLeastRankAndThenWithWhatIsDueLongest() {
        var first = due();
        var second = due();
        clock.putForward(Duration.ofSeconds(1));
        var urgent = due();
        db.sql("update gift set rank = 0 where id = ?").param(urgent).update();
        var rows = new WorkflowRows(db, new Ranked());

        var claimed = Stream.generate(() -> rows.claim(clock.instant(), List.of()))
                .limit(3)
                .map(claim -> claim.orElseThrow().id())
                .toList();

        assertThat(claimed).containsExactly(urgent, first, second);
    }

    @Test
    void leavesWhatIsInABusyLaneDueAndGoesOnWithTheOthers() {
        var busy = due();
        var free = due();
        var attempted = new ArrayList<UUID>();
        var laned = new Laned(List.of(busy), attempted, db);
        var workflows = new Workflows(List.of(laned), db, clock, Duration.ofHours(1));

        workflows.runDue("laned");

        assertThat(attempted).containsExactly(free);
        assertThat(gifts.unfinished()).isEqualTo(1);
    }

    @Test
    void refusesAnInvalidTableName() {
        assertThatThrownBy(() -> new WorkflowRows(db, new Other("gift; drop table gift", 1, () -> {})))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private UUID due() {
        return gifts.promise(clock.instant());
    }

    private static void running(Workflows workflows, Runnable meanwhile) {
        workflows.start();
        try {
            meanwhile.run();
        } finally {
            workflows.stop();
        }
    }

    /** Gifts in the order of their ranks. */
    private record Ranked() implements Workflow {

        @Override
        public String kind() {
            return "ranked";
        }

        @Override
        public String table() {
            return "gift";
        }

        @Override
        public String rank() {
            return "rank";
        }

        @Override
        public void attempt(UUID id) {
            throw new IllegalStateException("Nobody attempts it");
        }
    }

    /** Work of another kind, at rows that may be the gifts'. */
    private record Other(String table, int workers, Runnable work) implements Workflow {

        @Override
        public String kind() {
            return "other";
        }

        @Override
        public void attempt(UUID id) {
            work.run();
        }
    }

    /** Each gift in a lane of its own. */
    private record Laned(List<UUID> busyLanes, List<UUID> attempted, JdbcClient db) implements Workflow {

        @Override
        public String kind() {
            return "laned";
        }

        @Override
        public String table() {
            return "gift";
        }

        @Override
        public String lane() {
            return "id";
        }

        @Override
        public void attempt(UUID id) {
            attempted.add(id);
            db.sql("update gift set next_attempt_at = null where id = ?")
                    .param(id)
                    .update();
        }
    }
}
