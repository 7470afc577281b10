package org.walletsuite.platform.workflow;

import static org.walletsuite.platform.testing.Patience.await;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.walletsuite.platform.workflow.Gifts.Step;

/** Work at gifts that stands still after a step, in a thread of its own. */
final class Stalled implements AutoCloseable {

    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch mayGoOn = new CountDownLatch(1);
    private final AtomicBoolean fails = new AtomicBoolean();
    private final Thread thread;

    /** Work that dies there goes through {@link #untilDeath}. */
    Stalled(Gifts gifts, Step step, boolean dies, Runnable work) throws InterruptedException {
        thread = new Thread(work);
        thread.setUncaughtExceptionHandler((_, _) -> {}); // A simulated death reports nothing.
        gifts.interruption(step, () -> {
            if (Thread.currentThread().equals(thread) && dies) {
                throw new Died(this);
            }
            if (Thread.currentThread().equals(thread)) {
                stall();
            }
        });
        thread.start();
        arrived.await();
    }

    /** Work of a process that dies: nothing it does comes after that, and the database takes back what is not committed. */
    static void untilDeath(Runnable work) {
        try {
            work.run();
        } catch (Died e) {
            e.process.stall();
        }
    }

    private void stall() {
        arrived.countDown();
        try {
            mayGoOn.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("Interrupted", e);
        }
        if (fails.get()) {
            throw new IllegalStateException("Too late");
        }
    }

    void goesOn() throws InterruptedException {
        mayGoOn.countDown();
        thread.join();
    }

    void fails() throws InterruptedException {
        fails.set(true);
        goesOn();
    }

    @Override
    public void close() {
        thread.interrupt();
        await().until(() -> !thread.isAlive());
    }

    private static final class Died extends RuntimeException {

        private final transient Stalled process;

        Died(Stalled process) {
            this.process = process;
        }
    }
}
