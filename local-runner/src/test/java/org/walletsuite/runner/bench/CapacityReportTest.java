package org.walletsuite.runner.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.walletsuite.runner.VerificationResult;

class CapacityReportTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Consumption IDLE = used(Duration.ofMillis(100), 1_000, SECOND);

    @Test
    void aRequestCostsNothingOfWhatAnIdleSuiteUses() {
        var used = used(Duration.ofMillis(2_200), 12_000, Duration.ofSeconds(2)).without(IDLE);

        var cost = CapacityReport.Cost.of(used, 1_000, SECOND);

        assertThat(cost.micros()).containsEntry("gateway", 2_000L);
        assertThat(cost.databaseBytes()).isEqualTo(10);
        assertThat(cost.perSecond()).isEqualTo(1_000);
    }

    @Test
    void nothingCostsLessThanNothing() {
        var used = used(Duration.ofMillis(50), 0, SECOND).without(IDLE);

        assertThat(used.processors()).containsEntry("gateway", Duration.ZERO);
        assertThat(used.wal()).isZero();
    }

    @Test
    void saysWhatAThousandPaymentsASecondNeedByBothMeasurements() {
        var light = CapacityReport.Cost.of(used(SECOND, 2_048, SECOND), 1_000, SECOND);
        var full = CapacityReport.Cost.of(used(Duration.ofMillis(500), 1_024, SECOND), 1_000, SECOND);

        var lines = new CapacityReport(
                        Map.of(CapacityReport.PAYMENT, light, CapacityReport.BUSY_PAYMENT, full),
                        new VerificationResult(0, ""))
                .lines();

        assertThat(lines).contains("| gateway, processors | 1.00 | 0.50 |", "| all parts, processors | 1.0 | 0.5 |");
    }

    private static Consumption used(Duration processor, long bytes, Duration time) {
        return new Consumption(Map.of("gateway", processor), bytes, bytes, bytes, time.toNanos());
    }
}
