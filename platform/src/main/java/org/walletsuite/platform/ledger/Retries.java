package org.walletsuite.platform.ledger;

import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.springframework.web.client.HttpClientErrorException;
import org.walletsuite.platform.client.ServiceUnavailable;

/** Repeats a request to the ledger whose answer was lost, which is safe because all are idempotent. */
final class Retries {

    private static final IntervalFunction PAUSE =
            IntervalFunction.ofExponentialRandomBackoff(Duration.ofMillis(20), 2, Duration.ofMillis(500));

    private Retries() {}

    /** What came of a request; {@code mayHaveRun} tells whether an attempt without an answer may have run. */
    sealed interface Outcome<R> {

        record Answered<R>(R answer, boolean mayHaveRun) implements Outcome<R> {}

        /** The ledger can't read the request, or refuses it for good. */
        record Refused<R>(HttpClientErrorException cause, boolean mayHaveRun) implements Outcome<R> {}

        record Unavailable<R>(ServiceUnavailable cause, boolean mayHaveRun) implements Outcome<R> {}
    }

    /**
     * Sends a request until it is answered, it provably did not run, its deadline has passed, or the client is closed.
     *
     * @param ranBefore whether an earlier attempt, whose answer was lost, may have run
     */
    static <R> Outcome<R> until(long deadline, BooleanSupplier open, boolean ranBefore, Supplier<R> exchange)
            throws InterruptedException {
        var mayHaveRun = ranBefore;
        for (var attempt = 1; ; attempt++) {
            try {
                return new Outcome.Answered<>(exchange.get(), mayHaveRun);
            } catch (HttpClientErrorException e) {
                return new Outcome.Refused<>(e, mayHaveRun);
            } catch (ServiceUnavailable e) {
                mayHaveRun |= e.mayHaveRun();
                var pause = Duration.ofMillis(PAUSE.apply(attempt));
                if (!mayHaveRun || !open.getAsBoolean() || System.nanoTime() + pause.toNanos() > deadline) {
                    return new Outcome.Unavailable<>(e, mayHaveRun);
                }
                Thread.sleep(pause);
            }
        }
    }
}
