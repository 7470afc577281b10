package org.walletsuite.partnersync.token;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.error.ApiException;

/**
 * Checks a few secrets at once: each takes a processor for a good while, and anybody may ask for one. Others wait for a
 * moment, so many at most, and the rest is refused at once.
 */
@Component
class SecretChecks {

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
        if (!hasPlace()) {
            throw ApiException.unavailable("Too many clients ask for tokens at once, please try again", null);
        }
        try {
            return check.get();
        } finally {
            places.release();
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
