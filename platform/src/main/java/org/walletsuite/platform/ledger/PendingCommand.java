package org.walletsuite.platform.ledger;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.walletsuite.platform.error.ApiException;

/** A waiting command; either the sender takes it or its caller cancels it, never both. */
final class PendingCommand {

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

    boolean take() {
        return state.compareAndSet(State.QUEUED, State.TAKEN);
    }

    boolean giveUp() {
        return state.compareAndSet(State.QUEUED, State.GIVEN_UP);
    }
}
