package org.walletsuite.withdrawal.request;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.walletsuite.withdrawal.testing.WithdrawalScenario;

/** What the metrics show of withdrawals that nobody has decided. */
class WaitingMetricsTest extends WithdrawalScenario {

    @Test
    void countThoseThatNobodyHasDecided() {
        var holder = holder("100.00");
        var before = waiting(metrics());
        pending(holder, "1");
        pending(holder, "2");
        approve(admin(), pending(holder, "3")).expect(200);
        reject(admin(), pending(holder, "4")).expect(200);
        cancel(holder, pending(holder, "5")).expect(200);

        var after = waiting(metrics());

        assertThat(after).isEqualTo(before + 2);
    }

    @Test
    void tellForHowLongTheOldestHasWaited() {
        pending(holder("100.00"), "1");
        var before = oldest(metrics());
        clock.putForward(Duration.ofMinutes(30));
        pending(holder("100.00"), "2");

        var after = oldest(metrics());

        assertThat(after - before).isBetween(1_800.0, 1_860.0);
    }

    /** Each asks the database anew. */
    private SimpleMeterRegistry metrics() {
        var registry = new SimpleMeterRegistry();
        new WaitingMetrics(db, clock).bindTo(registry);
        return registry;
    }

    private static double waiting(SimpleMeterRegistry metrics) {
        return metrics.get("withdrawals.waiting")
                .tag("program", "gift_card")
                .gauge()
                .value();
    }

    private static double oldest(SimpleMeterRegistry metrics) {
        return metrics.get("withdrawals.waiting.oldest")
                .tag("program", "gift_card")
                .timeGauge()
                .value(SECONDS);
    }
}
