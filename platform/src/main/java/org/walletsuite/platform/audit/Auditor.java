package org.walletsuite.platform.audit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.walletsuite.platform.audit.ReconciliationRuns.Run;

/**
 * Checks a service's claims, one audit at a time; operators see the outcome in the metrics and the findings in the log.
 * By schedule one replica audits for all, and all show what it found.
 */
final class Auditor {

    private static final Logger LOG = LoggerFactory.getLogger(Auditor.class);

    private final List<Claim> claims;
    private final ReconciliationRuns runs;
    private final AuditSettings settings;
    private final Clock clock;
    private final Instant startedAt;
    private final ReentrantLock running = new ReentrantLock();
    private volatile Map<Extent, Run> last = Map.of();
    private volatile Instant notBefore;

    Auditor(List<Claim> claims, ReconciliationRuns runs, AuditSettings settings, Clock clock, MeterRegistry registry) {
        this.claims = claims;
        this.runs = runs;
        this.settings = settings;
        this.clock = clock;
        this.startedAt = clock.instant();
        this.notBefore = startedAt;
        for (var extent : Extent.values()) {
            gauge(registry, "audit.findings", extent, Run::findings);
            gauge(
                    registry,
                    "audit.last-run.seconds",
                    extent,
                    run -> run.endedAt().getEpochSecond());
        }
    }

    private void gauge(MeterRegistry registry, String name, Extent extent, ToDoubleFunction<Run> value) {
        Gauge.builder(
                        name,
                        this,
                        auditor -> Optional.ofNullable(auditor.last.get(extent))
                                .map(value::applyAsDouble)
                                .orElse(0.0))
                .tag("extent", extent.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }

    /** Checks everything now, after an audit that runs already. Throws when a claim can't be checked. */
    Report audit() {
        running.lock();
        try {
            return audit(Extent.ALL);
        } finally {
            running.unlock();
        }
    }

    /** Audits when it is time to and no other replica is at it. */
    void auditWhenDue() {
        if (running.tryLock()) {
            try {
                last = runs.last();
                if (due().isPresent()) {
                    runs.alone(this::auditIfStillDue);
                }
            } catch (RuntimeException e) {
                // The metrics of the last audit stay as they are, so that its age shows.
                LOG.warn("The audit could not be finished and is tried again later", e);
            } finally {
                running.unlock();
            }
        }
    }

    /** Another replica may just have been done. One that fails has taken its time, and comes again after a pause. */
    private void auditIfStillDue() {
        last = runs.last();
        due().ifPresent(extent -> {
            notBefore = clock.instant().plus(settings.every());
            audit(extent);
            notBefore = startedAt;
        });
    }

    /** Everything once a day, and what is new in between. Whoever has never been audited waits as if at its start it had been. */
    private Optional<Extent> due() {
        var now = clock.instant();
        if (now.isBefore(notBefore)) {
            return Optional.empty();
        }
        var all = endedAt(Extent.ALL);
        if (all.isBefore(settings.lastFull(now))) {
            return Optional.of(Extent.ALL);
        }
        var either = all.isAfter(endedAt(Extent.NEW)) ? all : endedAt(Extent.NEW);
        return either.plus(settings.every()).isAfter(now) ? Optional.empty() : Optional.of(Extent.NEW);
    }

    private Instant endedAt(Extent extent) {
        var run = last.get(extent);
        return run == null ? startedAt : run.endedAt();
    }

    private Report audit(Extent extent) {
        var report =
                new Report(claims.stream().map(claim -> check(claim, extent)).toList());
        runs.ended(extent, new Run(clock.instant(), report.findings()));
        last = runs.last();
        return report;
    }

    private static Report.Result check(Claim claim, Extent extent) {
        var found = new Findings();
        Consumer<String> add = found::add;
        try {
            switch (extent) {
                case ALL -> claim.check(add);
                case NEW -> claim.checkNew(add);
            }
        } finally {
            // Also what was found before the check broke off.
            report(found.of(claim.text()));
        }
        return found.of(claim.text());
    }

    private static void report(Report.Result result) {
        if (result.findings() > 0) {
            LOG.error("The audit found what must not be:\n{}", String.join("\n", Report.lines(result)));
        }
    }
}
