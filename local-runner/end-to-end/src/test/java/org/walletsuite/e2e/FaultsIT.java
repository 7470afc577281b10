package org.walletsuite.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.walletsuite.runner.Progress;
import org.walletsuite.runner.Service;
import org.walletsuite.runner.fault.Fault;
import org.walletsuite.runner.fault.FaultPlan;
import org.walletsuite.runner.fault.FaultRun;

/** A short run of {@code ./run faults}. */
@Isolated
class FaultsIT {

    private static final long SEED = 1;

    private final RunningSuite suite = RunningSuite.shared();

    @Test
    void noAnsweredCommandIsLostOrDoubledWhenPartsAreKilledAndPausedUnderLoad() throws InterruptedException {
        var plan = new FaultPlan(
                SEED,
                Duration.ofSeconds(60),
                Duration.ofSeconds(4),
                8,
                List.of(
                        // No client waits for the first and the last for certain; what the first had claimed is free
                        // again
                        // at the end.
                        fault(2, Service.PARTNERSYNC.module(), Fault.Kind.KILL),
                        fault(5, Service.LEDGER.module(), Fault.Kind.KILL),
                        fault(20, "postgresql", Fault.Kind.PAUSE),
                        fault(30, Service.PAYMENT.module(), Fault.Kind.KILL),
                        fault(42, Service.WITHDRAWAL.module(), Fault.Kind.KILL),
                        fault(52, Service.VOUCHER.module(), Fault.Kind.KILL),
                        fault(58, Service.NOTIFICATION.module(), Fault.Kind.PAUSE)));

        var report = FaultRun.run(suite.suite(), suite.partner(), plan, RunningSuite.QR_TTL, Progress.SILENT);

        assertThat(report.discrepancies()).as(String.join("\n", report.lines())).isEmpty();
        assertThat(report.commands()).isPositive();
        assertThat(report.impacts()).hasSize(7);
        assertThat(report.impacts().subList(1, 6))
                .allSatisfy(impact -> assertThat(impact.longestWait())
                        .as("%s kept a client waiting", impact.fault())
                        .isGreaterThan(Duration.ofSeconds(1)));
        assertThat(report.impacts().subList(1, 4))
                .allSatisfy(impact -> assertThat(impact.silence())
                        .as("%s kept payments waiting", impact.fault())
                        .isGreaterThan(Duration.ofSeconds(1)));
    }

    private static Fault fault(int second, String part, Fault.Kind kind) {
        return new Fault(Duration.ofSeconds(second), part, kind);
    }
}
