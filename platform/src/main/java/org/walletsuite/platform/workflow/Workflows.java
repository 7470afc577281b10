package org.walletsuite.platform.workflow;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.function.SingletonSupplier;

/** The workers of a service: each kind of work has its own, with as many threads as it says. */
public final class Workflows implements SmartLifecycle, MeterBinder {

    private static final Logger LOG = LoggerFactory.getLogger(Workflows.class);

    /** How long attempts may continue during a shutdown; with the steps after it less than a shutdown phase. */
    private static final Duration UNHURRIED = Duration.ofSeconds(10);

    private static final Duration HURRIED = Duration.ofSeconds(5);

    /** Created lazily, because a workflow may itself need this class to wake its worker. */
    private final SingletonSupplier<Map<String, Worker>> workers;

    private volatile boolean running;

    /** Searches for due work after each of these pauses, in case a wake-up was lost. */
    public Workflows(Iterable<? extends Workflow> workflows, JdbcClient db, Clock clock, Duration poll) {
        this.workers = SingletonSupplier.of(() -> StreamSupport.stream(workflows.spliterator(), false)
                .collect(toUnmodifiableMap(Workflow::kind, workflow -> new Worker(workflow, db, clock, poll))));
    }

    /** Starts work of a kind at once; within a transaction, as soon as that has committed. */
    public void wake(String kind) {
        var worker = worker(kind);
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    worker.wake();
                }
            });
        } else {
            worker.wake();
        }
    }

    /** Attempts all due work of a kind in the caller's thread, concurrently with the worker or without one. */
    public void runDue(String kind) {
        worker(kind).runDue();
    }

    @Override
    public void start() {
        running = true;
        workers.obtain().values().forEach(Worker::start);
    }

    /** All workers stop in parallel, also with other components of the same phase. */
    @Override
    public void stop(Runnable callback) {
        Thread.startVirtualThread(() -> {
            try {
                stop();
            } finally {
                callback.run();
            }
        });
    }

    @Override
    public void stop() {
        var all = workers.obtain().values();
        all.forEach(Worker::stop);
        try {
            if (!end(all, UNHURRIED)) {
                all.forEach(Worker::interrupt);
                if (!end(all, HURRIED)) {
                    LOG.warn("An attempt does not end; the next worker to claim its row will finish it");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        running = false;
    }

    private static boolean end(Collection<Worker> workers, Duration within) throws InterruptedException {
        var end = System.nanoTime() + within.toNanos();
        for (var worker : workers) {
            if (!worker.endsWithin(Duration.ofNanos(end - System.nanoTime()))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        workers.obtain().values().forEach(worker -> worker.show(registry));
    }

    /** What is unfinished of each kind, read at once, in the order of their names. */
    public List<WorkflowBacklog> backlogs() {
        return workers.obtain().values().stream()
                .map(Worker::readBacklog)
                .sorted(Comparator.comparing(WorkflowBacklog::kind))
                .toList();
    }

    private Worker worker(String kind) {
        var worker = workers.obtain().get(kind);
        if (worker == null) {
            throw new IllegalArgumentException("There is no workflow for the kind " + kind);
        }
        return worker;
    }
}
