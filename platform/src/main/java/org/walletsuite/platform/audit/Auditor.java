package org.walletsuite.platform.audit;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks a service's claims, one audit at a time; operators see the outcome in the metrics and the findings in the log. */
final class Auditor {

    private static final Logger LOG = LoggerFactory.getLogger(Auditor.class);

    private final List<Claim> claims;
    private final Clock clock;
    private final AtomicLong findings;
    private final AtomicLong lastRun;
    private final ReentrantLock running = new ReentrantLock();

    Auditor(List<Claim> claims, Clock clock, MeterRegistry registry) {
        this.claims = claims;
        this.clock = clock;
        this.findings = registry.gauge("audit.findings", new AtomicLong());
        this.lastRun = registry.gauge("audit.last-run.seconds", new AtomicLong());
    }

    /** Checks everything now, after an audit that runs already. Throws when a claim can't be checked. */
    Report audit() {
        running.lock();
        try {
            var report = new Report(claims.stream().map(Auditor::check).toList());
            findings.set(report.findings());
            lastRun.set(clock.instant().getEpochSecond());
            if (report.findings() > 0) {
                LOG.error("The audit found what must not be:\n{}", String.join("\n", report.lines()));
            }
            return report;
        } finally {
            running.unlock();
        }
    }

    /** Leaves the metrics of the last audit alone when this one cannot be finished, so that its age shows. */
    void auditBySchedule() {
        if (running.isLocked()) {
            return;
        }
        try {
            audit();
        } catch (RuntimeException e) {
            LOG.warn("The audit could not be finished and is tried again later", e);
        }
    }

    private static Report.Result check(Claim claim) {
        var found = new Findings();
        claim.check(found::add);
        return found.of(claim.text());
    }
}
