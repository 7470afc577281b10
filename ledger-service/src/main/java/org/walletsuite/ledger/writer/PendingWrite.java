package org.walletsuite.ledger.writer;

import io.opentelemetry.api.trace.SpanContext;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.ledger.BatchReply.Outcome;
import org.walletsuite.platform.trace.TraceParent;

/**
 * A pending write in the writer's queue. Either the writer takes it or its caller cancels it, never both; it is
 * answered once, after its commit.
 */
abstract sealed class PendingWrite<R> permits Posting, StatusRequest, FloorRequest, HoldRequest, VoidRequest {

    private enum State {
        QUEUED,
        TAKEN,
        CANCELLED
    }

    /** The trace of the caller's request. */
    final SpanContext trace;

    private final byte @Nullable [] storedTrace;
    private final long deadline;
    private final AtomicReference<State> state = new AtomicReference<>(State.QUEUED);
    private final CompletableFuture<Answer<R>> answer = new CompletableFuture<>();
    private @Nullable R decision;

    PendingWrite(Duration patience) {
        this(patience, TraceParent.current());
    }

    PendingWrite(Duration patience, SpanContext trace) {
        this.trace = trace;
        this.storedTrace = TraceParent.bytes(trace);
        this.deadline = System.nanoTime() + patience.toNanos();
    }

    /** Adds the rows that are needed to decide it to the read set. */
    abstract void addTo(ReadSet rows);

    /** Decides it on its batch; called again when the batch is retried. */
    abstract void decideIn(Batch batch);

    /** Decides it within its caller's trace, which is stored with its rows. */
    final void decideAsOneOf(Batch batch) {
        batch.trace = storedTrace;
        decideIn(batch);
    }

    /** Waits for the answer until the deadline, and then cancels the write unless it was taken. */
    Answer<R> await() {
        try {
            return answer.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return unanswered();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unanswered();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private Answer<R> unanswered() {
        return new Answer<>(
                state.compareAndSet(State.QUEUED, State.CANCELLED) ? Outcome.NOT_RUN : Outcome.UNKNOWN, null);
    }

    boolean take() {
        return state.compareAndSet(State.QUEUED, State.TAKEN);
    }

    void decided(R decided) {
        decision = decided;
    }

    /** Completes it with the decision, after its commit. */
    void answer() {
        answer.complete(new Answer<>(Outcome.DECIDED, decision));
    }

    /** Answers that it did not run. */
    void refuse() {
        answer.complete(new Answer<>(Outcome.NOT_RUN, null));
    }

    boolean expiresWithin(Duration time) {
        return deadline - System.nanoTime() < time.toNanos();
    }
}
