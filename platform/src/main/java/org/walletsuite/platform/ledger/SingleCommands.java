package org.walletsuite.platform.ledger;

import io.opentelemetry.context.Context;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.id.RequestId;
import org.walletsuite.platform.ledger.Retries.Outcome;

/**
 * Commands that are a request each. All are idempotent, so one with an unknown outcome is retried until its deadline.
 * One that never reached the ledger fails at once.
 */
final class SingleCommands {

    private static final Logger LOG = LoggerFactory.getLogger(SingleCommands.class);

    private final Duration deadline;
    private volatile boolean open = true;

    SingleCommands(Duration deadline) {
        this.deadline = deadline;
    }

    /**
     * Waits for the answer until the deadline, and then sends nothing any more: by then somebody may have commanded the
     * opposite. Throws as {@link Ledger#post} does.
     */
    <R> R decided(Supplier<R> exchange) {
        var end = System.nanoTime() + deadline.toNanos();
        var request = Context.current();
        var requestId = MDC.get(RequestId.LOG_KEY);
        var answer = new FutureTask<>(() -> {
            try (var _ = request.makeCurrent();
                    var _ = inNameOf(requestId)) {
                return retried(exchange, end);
            }
        });
        Thread.ofVirtual().name("ledger-command").start(answer);
        try {
            return answer.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw LedgerFailures.unanswered(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw LedgerFailures.interrupted(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ApiException apiError) {
                throw apiError;
            }
            LOG.error("A command to the ledger failed", e);
            throw LedgerFailures.unreadable(e);
        }
    }

    private static MDC.@Nullable MDCCloseable inNameOf(@Nullable String requestId) {
        return requestId == null ? null : MDC.putCloseable(RequestId.LOG_KEY, requestId);
    }

    private <R> R retried(Supplier<R> exchange, long end) throws InterruptedException {
        if (!open) {
            throw LedgerFailures.stopping();
        }
        return switch (Retries.until(end, () -> open, false, exchange)) {
            case Outcome.Answered<R> answered -> answered.answer();
            case Outcome.Refused<R>(var cause, var mayHaveRun) -> {
                LOG.error("The ledger answers a command with {}", cause.getStatusCode(), cause);
                throw LedgerFailures.refusedRequest(mayHaveRun, cause);
            }
            case Outcome.Unavailable<R>(var cause, var mayHaveRun) ->
                throw LedgerFailures.unavailable(mayHaveRun, cause);
        };
    }

    /** Requests under way may still be answered; no more are sent. */
    void close() {
        open = false;
    }
}
