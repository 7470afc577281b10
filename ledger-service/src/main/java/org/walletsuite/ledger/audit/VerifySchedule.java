package org.walletsuite.ledger.audit;

import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

/** Verifies the books again and again; operators see the outcome in the metrics and the findings in the log. */
@Configuration
@EnableScheduling
class VerifySchedule implements SchedulingConfigurer {

    private static final Logger LOG = LoggerFactory.getLogger(VerifySchedule.class);

    private final Verification verification;
    private final VerifySettings settings;
    private final Clock clock;
    private final AtomicLong findings;
    private final AtomicLong lastRun;

    VerifySchedule(Verification verification, VerifySettings settings, Clock clock, MeterRegistry registry) {
        this.verification = verification;
        this.settings = settings;
        this.clock = clock;
        this.findings = registry.gauge("ledger.verify.findings", new AtomicLong());
        this.lastRun = registry.gauge("ledger.verify.last-run.seconds", new AtomicLong());
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        if (settings.scheduled()) {
            tasks.addFixedDelayTask(new FixedDelayTask(this::verify, settings.every(), settings.every()));
        }
    }

    void verify() {
        try {
            var report = verification.run();
            findings.set(report.findings());
            lastRun.set(clock.instant().getEpochSecond());
            if (report.findings() > 0) {
                LOG.error("The books are not in order:\n{}", String.join("\n", report.lines()));
            }
        } catch (SQLException | RuntimeException e) {
            LOG.warn("The books could not be verified", e);
        }
    }
}
