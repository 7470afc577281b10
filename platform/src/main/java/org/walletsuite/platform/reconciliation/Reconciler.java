package org.walletsuite.platform.reconciliation;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.walletsuite.platform.reconciliation.ReconciliationRuns.Run;

/**
 * Runs a service's reconciliation checks, one run at a time; operators see the outcome in the metrics and the
 * discrepancies in the log. By schedule one replica reconciles for all, and all replicas export its result.
 */
final class Reconciler {

    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);
    private static final int LONGEST_ERROR = 500;

    private final List<ReconciliationCheck> checks;
    private final ReconciliationRuns runs;
    private final ReconciliationHistory history;
    private final ReconciliationSettings settings;
    private final Clock clock;
    private final Instant startedAt;
    private final ReentrantLock running = new ReentrantLock();
    private final AtomicBoolean woken = new AtomicBoolean();
    private volatile Map<Extent, Run> last = Map.of();
    private volatile Instant notBefore;

    Reconciler(
            List<ReconciliationCheck> checks,
            ReconciliationRuns runs,
            ReconciliationHistory history,
            ReconciliationSettings settings,
            Clock clock,
            MeterRegistry registry) {
        this.checks = checks;
        this.runs = runs;
        this.history = history;
        this.settings = settings;
        this.clock = clock;
        this.startedAt = clock.instant();
        this.notBefore = startedAt;
        for (var extent : Extent.values()) {
            gauge(registry, "reconciliation.discrepancies", extent, Run::discrepancies);
            gauge(
                    registry,
                    "reconciliation.last-run.seconds",
                    extent,
                    run -> run.endedAt().getEpochSecond());
        }
    }

    private void gauge(MeterRegistry registry, String name, Extent extent, ToDoubleFunction<Run> value) {
        Gauge.builder(
                        name,
                        this,
                        reconciler -> Optional.ofNullable(reconciler.last.get(extent))
                                .map(value::applyAsDouble)
                                .orElse(0.0))
                .tag("extent", extent.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }

    /** Checks everything now, after a reconciliation that is already running. Throws when a check can't be run. */
    ReconciliationReport reconcile() {
        running.lock();
        try {
            return reconcile(Extent.ALL);
        } finally {
            running.unlock();
        }
    }

    /**
     * Runs the requested reconciliation in the background, after one that is already running; at most one waits. While
     * another replica reconciles, the next look of any replica runs it.
     */
    void wake() {
        if (woken.compareAndSet(false, true)) {
            Thread.ofVirtual().name("requested-reconciliation").start(() -> {
                running.lock();
                try {
                    woken.set(false);
                    runs.alone(this::reconcileIfStillDue);
                } catch (RuntimeException e) {
                    LOG.warn("The requested reconciliation could not be finished", e);
                } finally {
                    running.unlock();
                }
            });
        }
    }

    /** Reconciles when a run is due and no other replica is running one. */
    void reconcileWhenDue() {
        if (running.tryLock()) {
            try {
                last = runs.last();
                if (due().isPresent()) {
                    runs.alone(this::reconcileIfStillDue);
                }
            } catch (RuntimeException e) {
                // The metrics keep the last result, so that its age shows.
                LOG.warn("Reconciliation could not be finished and is tried again later", e);
            } finally {
                running.unlock();
            }
        }
    }

    /** Another replica may just have finished one. After a failure the next try waits for the usual interval. */
    private void reconcileIfStillDue() {
        last = runs.last();
        due().ifPresent(extent -> {
            notBefore = clock.instant().plus(settings.every());
            reconcile(extent);
            notBefore = startedAt;
        });
    }

    /** What was requested; else everything once a day, new data in between. A service without any run yet counts from its start. */
    private Optional<Extent> due() {
        var now = clock.instant();
        if (history.isRequested()) {
            return Optional.of(Extent.ALL);
        }
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

    private ReconciliationReport reconcile(Extent extent) {
        var startedAt = clock.instant();
        try {
            var report = new ReconciliationReport(
                    checks.stream().map(check -> check(check, extent)).toList());
            var endedAt = clock.instant();
            runs.ended(extent, new Run(endedAt, report.discrepancies()));
            last = runs.last();
            history.add(PastReconciliation.finished(extent, startedAt, endedAt, report));
            return report;
        } catch (RuntimeException e) {
            addFailure(extent, startedAt, e);
            throw e;
        }
    }

    private void addFailure(Extent extent, Instant startedAt, RuntimeException failure) {
        try {
            history.add(PastReconciliation.failed(extent, startedAt, clock.instant(), described(failure)));
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    /** In one line. */
    private static String described(Throwable failure) {
        var text = NestedExceptionUtils.getMostSpecificCause(failure).toString().replaceAll("\\p{Cntrl}+", " ");
        return text.substring(0, Math.min(text.length(), LONGEST_ERROR));
    }

    private static ReconciliationReport.Result check(ReconciliationCheck check, Extent extent) {
        var found = new Discrepancies();
        Consumer<String> add = found::add;
        try {
            switch (extent) {
                case ALL -> check.check(add);
                case NEW -> check.checkNew(add);
            }
        } finally {
            // Also the discrepancies found before the check failed.
            report(found.of(check.text()));
        }
        return found.of(check.text());
    }

    private static void report(ReconciliationReport.Result result) {
        if (result.discrepancies() > 0) {
            LOG.error("Reconciliation found discrepancies:\n{}", String.join("\n", ReconciliationReport.lines(result)));
        }
    }
}
