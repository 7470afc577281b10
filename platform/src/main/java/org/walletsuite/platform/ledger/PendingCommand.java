package org.walletsuite.platform.ledger;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.ledger.PostingResult.Reason;
import org.walletsuite.platform.ledger.PostingResult.Rejected;

/** A waiting command; either the sender takes it or its caller cancels it, never both. */
final class PendingCommand {

    private static final Logger LOG = LoggerFactory.getLogger(PendingCommand.class);

    private enum State {
        QUEUED,
        TAKEN,
        GIVEN_UP
    }

    final LedgerCommand command;
    final Context request = Context.current();
    final long deadline;
    final CompletableFuture<PostingResult> answer = new CompletableFuture<>();
    private final AtomicReference<State> state = new AtomicReference<>(State.QUEUED);

    PendingCommand(LedgerCommand command, long deadline) {
        this.command = command;
        this.deadline = deadline;
    }

    SpanContext trace() {
        return Span.fromContext(request).getSpanContext();
    }

    boolean isWellFormed() {
        try {
            command.check();
            return true;
        } catch (ApiException malformed) {
            answer.completeExceptionally(malformed);
            return false;
        }
    }

    /** That a grant is missing is no caller's fault: those who deploy have to see it. */
    void decided(PostingResult decision) {
        if (decision instanceof Rejected rejected && rejected.reason() == Reason.NOT_GRANTED) {
            LOG.error("No grant for {} on a {} account", command.idempotencyKey(), rejected.purpose());
        }
        answer.complete(decision);
    }

    boolean take() {
        return state.compareAndSet(State.QUEUED, State.TAKEN);
    }

    boolean giveUp() {
        return state.compareAndSet(State.QUEUED, State.GIVEN_UP);
    }
}
