package org.walletsuite.sdk;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.walletsuite.sdk.client.ApiException;

/**
 * Repeats calls until their outcome is known. A command is repeated with the idempotency key of its first attempt, so it
 * takes effect once, however often its answer is lost. Refusals are not repeated.
 */
public final class Retries {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final int CONFLICT = 409;
    private static final Set<Integer> TEMPORARY = Set.of(429, 502, 503, 504);

    private final Duration limit;
    private final Sleep sleep;

    Retries(Duration limit, Sleep sleep) {
        this.limit = limit;
        this.sleep = sleep;
    }

    /** Repeats for up to this long, and then throws the last failure. */
    public static Retries within(Duration limit) {
        return new Retries(limit, pause -> Thread.sleep(pause));
    }

    /** A call that changes nothing. */
    @FunctionalInterface
    public interface Read<T> {
        T call() throws ApiException;
    }

    /** A call that passes the key on as its idempotency key. */
    @FunctionalInterface
    public interface Command<T> {
        T call(String key) throws ApiException;
    }

    @FunctionalInterface
    interface Sleep {
        void pause(Duration time) throws InterruptedException;
    }

    public <T> T read(Read<T> read) throws ApiException {
        var end = System.nanoTime() + limit.toNanos();
        for (var attempt = 0; ; attempt++) {
            try {
                return read.call();
            } catch (ApiException e) {
                var pause = pause(e, attempt);
                if (!isTemporary(e) || System.nanoTime() + pause.toNanos() > end) {
                    throw e;
                }
                rest(pause, e);
            }
        }
    }

    /** With a new key. */
    public <T> T command(Command<T> command) throws ApiException {
        return command(UUID.randomUUID().toString(), command);
    }

    /** With a key that the caller stored before, so that a process that died goes on where it was. */
    public <T> T command(String key, Command<T> command) throws ApiException {
        return read(() -> command.call(key));
    }

    /** Whether nothing was decided yet, or nobody knows. */
    private static boolean isTemporary(ApiException failure) {
        return TEMPORARY.contains(failure.getCode())
                || (failure.getCode() == CONFLICT && retryAfter(failure).isPresent())
                || (failure.getCode() == 0 && failure.getCause() instanceof IOException);
    }

    /** What the answer says, else longer each time, and a bit different for each client. */
    private static Duration pause(ApiException failure, int attempt) {
        return retryAfter(failure).orElseGet(() -> {
            var longest = Math.min(FIRST_PAUSE.toMillis() << Math.min(attempt, 10), LONGEST_PAUSE.toMillis());
            return Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest / 2, longest + 1));
        });
    }

    private static Optional<Duration> retryAfter(ApiException failure) {
        return Optional.ofNullable(failure.getResponseHeaders())
                .flatMap(headers -> headers.firstValue("Retry-After"))
                .filter(seconds -> seconds.matches("[0-9]{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
    }

    private void rest(Duration pause, ApiException failure) throws ApiException {
        try {
            sleep.pause(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure;
        }
    }
}
