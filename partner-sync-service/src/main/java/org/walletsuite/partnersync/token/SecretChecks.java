package org.walletsuite.partnersync.token;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.error.ApiException;

/**
 * Checks a few secrets at once: each takes a processor for a good while. Others wait for a moment, so many at most, and the
 * rest is refused at once. Whoever shows what can be nobody's secret waits as long as real checks take and takes no place,
 * so that strangers keep out no partner, however many they are.
 */
@Component
class SecretChecks {

    /** How many of the last checks a wait may be like. */
    private static final int REMEMBERED = 32;

    /** About what a check takes where there was none yet. */
    private static final Duration USUAL = Duration.ofMillis(80);

    /** How long the last checks took, in nanoseconds, their waits for a place included. */
    private final AtomicLongArray last = new AtomicLongArray(REMEMBERED);

    private final AtomicInteger checked = new AtomicInteger();
    private final Semaphore places;
    private final int queue;
    private final Duration patience;

    SecretChecks(TokenSettings settings) {
        this.places = new Semaphore(settings.checks(), true);
        this.queue = settings.queue();
        this.patience = settings.patience();
    }

    /** Throws SERVICE_UNAVAILABLE, having checked nothing, where too many are checked already. */
    <T> T run(Supplier<T> check) {
        var begun = System.nanoTime();
        if (!hasPlace()) {
            throw ApiException.unavailable("Too many clients ask for tokens at once, please try again", null);
        }
        try {
            return check.get();
        } finally {
            places.release();
            last.set(Math.floorMod(checked.getAndIncrement(), REMEMBERED), System.nanoTime() - begun);
        }
    }

    /** Takes as long as one of the last checks did, and no processor. */
    void pretend() {
        var known = Math.clamp(checked.get(), 0, REMEMBERED);
        var like = known == 0
                ? USUAL.toNanos()
                : last.get(ThreadLocalRandom.current().nextInt(known));
        var end = System.nanoTime() + like;
        for (var left = like; left > 0 && !Thread.currentThread().isInterrupted(); left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private boolean hasPlace() {
        if (places.getQueueLength() >= queue) {
            return false;
        }
        try {
            return places.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
