package org.walletsuite.platform.workflow;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.walletsuite.platform.error.Outage;
import org.walletsuite.platform.workflow.WorkflowRows.Backlog;

/**
 * Attempts one kind of work, a row at a time in each of its threads, of which it has its own, so that kinds don't wait for
 * each other.
 */
final class Worker {

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

    /** How long all work of a kind pauses after an outage; each row would only run into the same one. */
    static final Duration PAUSE = Duration.ofSeconds(5);

    /** How long the metrics are cached. */
    static final Duration SHOWN_FOR = Duration.ofSeconds(5);

    private final Workflow workflow;
    private final WorkflowRows rows;
    private final Clock clock;
    private final Duration poll;
    private final Semaphore wakeUps = new Semaphore(0);
    private volatile Instant pausedSince = Instant.EPOCH;
    private volatile boolean stopping;
    private volatile List<Thread> threads = List.of();
    private Backlog shown = new Backlog(Double.NaN, Double.NaN);
    private Instant shownSince = Instant.EPOCH;

    Worker(Workflow workflow, JdbcClient db, Clock clock, Duration poll) {
        this.workflow = workflow;
        this.rows = new WorkflowRows(db, workflow);
        this.clock = clock;
        this.poll = poll;
    }

    /** Begins anew, also after an outage. */
    void start() {
        stopping = false;
        pausedSince = Instant.EPOCH;
        threads = IntStream.range(0, workflow.workers())
                .mapToObj(_ ->
                        Thread.ofVirtual().name("workflow-" + workflow.kind()).start(this::work))
                .toList();
    }

    /**
     * Wakes one thread, which wakes the next as soon as it has found work: many threads don't all search for one row. As many
     * wake-ups as threads cover all work committed before them.
     */
    void wake() {
        if (wakeUps.availablePermits() < workflow.workers()) {
            wakeUps.release();
        }
    }

    /** Starts no more attempts. */
    void stop() {
        stopping = true;
        wakeUps.release(workflow.workers());
    }

    /** Whether it has ended after {@link #stop}, within this time. */
    boolean endsWithin(Duration time) throws InterruptedException {
        var end = System.nanoTime() + time.toNanos();
        for (var running : threads) {
            if (!running.join(Duration.ofNanos(end - System.nanoTime()))) {
                return false;
            }
        }
        return true;
    }

    /** Interrupts the current attempts; the next worker to claim a row finishes it. */
    void interrupt() {
        threads.forEach(Thread::interrupt);
    }

    /** Attempts all that is due, except during and shortly after an outage. */
    void runDue() {
        while (!stopping && !isWithin(PAUSE, pausedSince, clock.instant()) && attemptNext()) {
            LOG.debug("Attempted a {}", workflow.kind());
        }
    }

    private void work() {
        while (!stopping) {
            try {
                runDue();
                if (wakeUps.tryAcquire(poll.toNanos(), TimeUnit.NANOSECONDS)) {
                    LOG.debug("Woken for the next {}", workflow.kind());
                }
            } catch (InterruptedException e) {
                LOG.debug("The {}s' worker was interrupted", workflow.kind(), e);
            } catch (RuntimeException | Error e) { // Nothing would start this thread again.
                pause();
                LOG.warn("The next {} could not be read, and is soon read again: {}", workflow.kind(), e.toString());
            }
        }
    }

    private boolean attemptNext() {
        var claim = rows.claim(clock.instant(), workflow.busyLanes()).orElse(null);
        if (claim == null) {
            return false;
        }
        if (workflow.workers() > 1) {
            wake();
        }
        try {
            workflow.attempt(claim.id());
            rows.resetFailures(claim);
        } catch (RuntimeException | Error e) {
            failed(claim, e);
        }
        return true;
    }

    private void failed(WorkflowRows.Claim claim, Throwable failure) {
        var interrupted = Thread.interrupted(); // The row has to be released all the same.
        if (interrupted || Outage.stopsAll(failure)) {
            LOG.warn("The {} {} and those behind it wait: {}", workflow.kind(), claim.id(), failure.toString());
            rows.release(claim, pause());
        } else {
            if (claim.attempts() == 0) {
                LOG.warn("The {} {} failed and is retried later", workflow.kind(), claim.id(), failure);
            } else {
                LOG.warn("The {} {} failed again: {}", workflow.kind(), claim.id(), failure.toString());
            }
            rows.retryLater(claim, clock.instant());
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Instant pause() {
        var now = clock.instant();
        pausedSince = now;
        return now.plus(PAUSE);
    }

    /** A clock that was set back makes no pause longer. */
    private static boolean isWithin(Duration time, Instant since, Instant now) {
        return !now.isBefore(since) && now.isBefore(since.plus(time));
    }

    void show(MeterRegistry registry) {
        Gauge.builder("workflow.unfinished", this, worker -> worker.backlog().unfinished())
                .description("How many are left to finish, without those scheduled for later")
                .tag("kind", workflow.kind())
                .register(registry);
        TimeGauge.builder(
                        "workflow.oldest",
                        this,
                        TimeUnit.SECONDS,
                        worker -> worker.backlog().oldest())
                .description("How long the oldest of them has waited; absent during an outage of the database")
                .tag("kind", workflow.kind())
                .register(registry);
    }

    WorkflowBacklog readBacklog() {
        var now = rows.backlog(clock.instant());
        return new WorkflowBacklog(workflow.kind(), (long) now.unfinished(), (long) now.oldest());
    }

    /** One query for both metrics, cached. */
    private synchronized Backlog backlog() {
        var now = clock.instant();
        if (!isWithin(SHOWN_FOR, shownSince, now)) {
            shownSince = now;
            shown = new Backlog(Double.NaN, Double.NaN);
            shown = rows.backlog(now);
        }
        return shown;
    }
}
