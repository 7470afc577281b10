package org.walletsuite.platform.workflow;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
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

/** What the metrics show of work that is not finished. */
@ServiceTest
@TestConstructor(autowireMode = AutowireMode.ALL)
class WorkflowMetricsTest {

    private final MovableClock clock = MovableClock.standing();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Gifts gifts;
    private final Workflows workflows;

    @Autowired
    WorkflowMetricsTest(JdbcClient db, TransactionTemplate transaction, Outbox outbox) {
        this.gifts = new Gifts(db, transaction, outbox, clock, 1_000);
        this.workflows = new Workflows(List.of(gifts), db, clock, Duration.ofHours(1));
        workflows.bindTo(registry);
    }

    @Test
    void showsHowManyAreUnfinishedAndHowOldTheOldestIs() {
        var unfinished = registry.get("workflow.unfinished").tag("kind", "gift").gauge();
        var oldest = registry.get("workflow.oldest").tag("kind", "gift").timeGauge();
        assertThat(unfinished.value()).isZero();
        assertThat(oldest.value(SECONDS)).isZero();

        due();
        gifts.promise();
        gifts.promise(clock.instant().plus(Duration.ofDays(30)));
        gifts.promise(clock.instant().plus(Duration.ofMinutes(10)).plus(Workflow.LEASE.multipliedBy(2)));
        assertThat(unfinished.value()).as("measured a moment ago").isZero();
        clock.putForward(Duration.ofMinutes(10));

        assertThat(unfinished.value()).isEqualTo(2);
        assertThat(oldest.value(SECONDS)).isBetween(600.0, 660.0);
    }

    @Test
    void showsRowsThatWaitForARetry() {
        gifts.interruption(Step.READ, () -> {
            throw new IllegalStateException("Always");
        });
        var gift = due();
        while (gifts.failures(gift) < 7) {
            workflows.runDue("gift");
            clock.putForward(WorkflowRows.LONGEST_PAUSE);
        }
        workflows.runDue("gift");

        assertThat(registry.get("workflow.unfinished").gauge().value()).isOne();
    }

    private UUID due() {
        return gifts.promise(clock.instant());
    }
}
