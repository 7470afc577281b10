package org.walletsuite.platform.workflow;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A component's own thread, from its start to its stop. What runs in it asks {@link #isRunning} between two steps, and ends
 * once that is no longer so.
 */
public final class LifecycleThread {

    private final Thread.Builder builder;
    private final Runnable work;
    private final Duration toFinish;
    private volatile @Nullable Thread thread;

    /** A stop waits so long for the step that is under way. */
    public LifecycleThread(Thread.Builder builder, Runnable work, Duration toFinish) {
        this.builder = builder;
        this.work = work;
        this.toFinish = toFinish;
    }

    public void start() {
        var started = builder.unstarted(work);
        thread = started; // Set before the start: the work runs only while it is set.
        started.start();
    }

    public void stop() {
        var running = thread;
        thread = null;
        if (running != null) {
            try {
                running.join(toFinish);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    public boolean isRunning() {
        return thread != null;
    }
}
