package org.walletsuite.runner;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Runs several steps in parallel; the first failure fails all. */
public final class Parallel {

    private Parallel() {}

    static void run(List<? extends Runnable> steps) {
        run(steps.size(), steps);
    }

    /** At most so many at once. */
    public static void run(int atOnce, List<? extends Runnable> steps) {
        var permits = new Semaphore(atOnce, true);
        var failure = new AtomicReference<@Nullable RuntimeException>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            steps.forEach(step -> threads.execute(() -> {
                try {
                    limited(permits, step);
                } catch (RuntimeException e) {
                    failure.compareAndSet(null, e);
                }
            }));
        }
        var first = failure.get();
        if (first != null) {
            throw first;
        }
    }

    private static void limited(Semaphore permits, Runnable step) {
        permits.acquireUninterruptibly();
        try {
            step.run();
        } finally {
            permits.release();
        }
    }
}
