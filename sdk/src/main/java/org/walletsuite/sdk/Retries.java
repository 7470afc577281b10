package org.walletsuite.sdk;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Repeats calls until their outcome is known. A command is repeated with the idempotency key of its first attempt, so it
 * takes effect once, however often its answer is lost. Refusals are not repeated.
 */
public final class Retries {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final int MOST_DOUBLINGS = 10;

    private final Duration limit;
    private final Sleep sleep;

    Retries(Duration limit, Sleep sleep) {
        this.limit = limit;
        this.sleep = sleep;
    }

    /** Repeats for up to this long, and then throws the last failure. */
    public static Retries within(Duration limit) {
        return new Retries(limit, Thread::sleep);
    }

    @FunctionalInterface
    interface Sleep {
        void pause(Duration time) throws InterruptedException;
    }

    /** Makes a call that changes nothing, or that does the same thing however often it is made. */
    public <T> T read(Supplier<T> call) {
        var start = System.nanoTime();
        for (var attempt = 0; ; attempt++) {
            try {
                return call.get();
            } catch (WalletSuiteException e) {
                var pause = pause(e, attempt);
                if (!e.isTemporary() || System.nanoTime() - start + pause.toNanos() > limit.toNanos()) {
                    throw e;
                }
                rest(pause, e);
            }
        }
    }

    /** Makes a call that passes on the key that it is given, a new one, as its idempotency key. */
    public <T> T command(Function<String, T> command) {
        return command(UUID.randomUUID().toString(), command);
    }

    /** Makes a call with a key that the caller stored before, so that a process that died goes on where it was. */
    public <T> T command(String key, Function<String, T> command) {
        return read(() -> command.apply(key));
    }

    /** What the answer says, else longer each time, and a bit different for each client. */
    private static Duration pause(WalletSuiteException failure, int attempt) {
        return failure.retryAfter().orElseGet(() -> {
            var longest =
                    Math.min(FIRST_PAUSE.toMillis() << Math.min(attempt, MOST_DOUBLINGS), LONGEST_PAUSE.toMillis());
            return Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest / 2, longest + 1));
        });
    }

    private void rest(Duration pause, WalletSuiteException failure) {
        try {
            sleep.pause(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure;
        }
    }
}
