package org.walletsuite.platform.ledger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.client.HttpClientErrorException;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.ledger.Retries.Outcome;
import org.walletsuite.platform.money.Asset;

/**
 * All commands to the ledger. Postings that wait at the same moment are sent as one batch; a single one is sent at
 * once. A command with an unknown outcome is retried until its deadline, which is safe because it is idempotent. One
 * that never reached the ledger fails at once. Every method returns the ledger's decision, or throws
 * {@link ApiException}: VALIDATION_ERROR when a command is malformed, SERVICE_UNAVAILABLE when it provably did not run,
 * TIMEOUT when the outcome is unknown and a retry of the same command returns it, INTERNAL_ERROR when the ledger refuses
 * the request itself, which waiting does not change.
 */
public final class Ledger implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

    private final LedgerApi api;
    private final BlockingQueue<PendingCommand> queue;
    private final Duration deadline;
    private final List<Thread> senders;
    private final Semaphore ordered;
    private final SingleCommands singles;
    private volatile boolean open = true;

    public Ledger(LedgerApi api, LedgerSettings settings) {
        this.api = api;
        this.queue = new ArrayBlockingQueue<>(settings.queue());
        this.deadline = settings.deadline();
        this.ordered = new Semaphore(settings.inFlight());
        this.singles = new SingleCommands(settings.deadline());
        this.senders = IntStream.range(0, settings.inFlight())
                .mapToObj(number -> Thread.ofPlatform()
                        .name("ledger-sender-" + number)
                        .daemon()
                        .start(this::send))
                .toList();
    }

    /** Creates an asset with its display name; repeating it changes the name only. */
    public AssetNaming name(Asset asset) {
        return singles.decided(() -> {
            try {
                return new AssetNaming.Named(api.putAsset(asset.code(), asset));
            } catch (HttpClientErrorException.Conflict e) {
                return new AssetNaming.OtherScale();
            }
        });
    }

    public AccountOpening open(UUID id, NewAccount account) {
        return singles.decided(() -> {
            try {
                return new AccountOpening.Opened(api.open(id, account));
            } catch (HttpClientErrorException.Conflict e) {
                return new AccountOpening.Taken();
            }
        });
    }

    public StatusChange changeStatus(UUID id, StatusChange.Request requested) {
        return singles.decided(() -> api.changeStatus(id, requested));
    }

    /** Changes the lowest balance an account may have. */
    public FloorChange changeFloor(UUID id, FloorChange.Request requested) {
        return singles.decided(() -> api.changeFloor(id, requested));
    }

    /** Sets money aside; {@link LedgerCommand.PostHold} moves it. */
    public HoldResult place(NewHold hold) {
        hold.check();
        return singles.decided(() -> api.placeHold(hold));
    }

    /** Voids a hold, also on a frozen account; one that is not open any more is returned as it is. */
    public HoldResult voidHold(UUID hold) {
        return singles.decided(() -> api.voidHold(hold));
    }

    /** Sends a command and returns the ledger's decision. */
    public PostingResult post(LedgerCommand command) {
        command.check();
        var waiting = new PendingCommand(command, System.nanoTime() + deadline.toNanos());
        if (!open) {
            throw LedgerFailures.stopping();
        }
        if (!queue.offer(waiting)) {
            throw LedgerFailures.busy(null);
        }
        return answerOf(waiting);
    }

    /**
     * Sends commands that are decided one after the other, in this order. They fill as few batches as possible, and
     * each batch is sent when the one before was answered. When this returns all are decided, and each supplier returns
     * its command's decision or throws what {@link #post} would have thrown. A command that could not be sent in time
     * is SERVICE_UNAVAILABLE.
     */
    public List<Supplier<PostingResult>> postAll(List<? extends LedgerCommand> commands, Duration within) {
        var end = System.nanoTime() + within.toNanos();
        var all = commands.stream()
                .map(command -> new PendingCommand(command, end))
                .toList();
        for (var from = 0; from < all.size(); from += CommandBatch.LARGEST) {
            sendInOrder(all.subList(from, Math.min(all.size(), from + CommandBatch.LARGEST)));
        }
        return all.stream()
                .<Supplier<PostingResult>>map(waiting -> () -> answerOf(waiting))
                .toList();
    }

    /** Bypasses the queue, whose parallel senders keep no order between batches. */
    private void sendInOrder(List<PendingCommand> batch) {
        var end = batch.getFirst().deadline;
        var mayLeave = false;
        try {
            mayLeave = open && ordered.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            var wellFormed = batch.stream().filter(PendingCommand::isWellFormed).toList();
            if (mayLeave && System.nanoTime() < end && !wellFormed.isEmpty()) {
                sendBatch(wellFormed, false);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            if (mayLeave) {
                failUnanswered(batch, LedgerFailures.interrupted(e));
            }
        } catch (RuntimeException e) {
            failUnexpectedly(batch, e);
        } finally {
            if (mayLeave) {
                ordered.release();
            }
            failUnanswered(batch, open ? LedgerFailures.busy(null) : LedgerFailures.stopping());
        }
    }

    private static void failUnexpectedly(List<PendingCommand> batch, RuntimeException cause) {
        LOG.error("A batch to the ledger failed", cause);
        failUnanswered(batch, LedgerFailures.unreadable(cause));
    }

    private static void failUnanswered(List<PendingCommand> batch, ApiException failure) {
        batch.forEach(waiting -> waiting.answer.completeExceptionally(failure));
    }

    private PostingResult answerOf(PendingCommand waiting) {
        try {
            return waiting.answer.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw waiting.giveUp() ? LedgerFailures.busy(e) : LedgerFailures.unanswered(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw LedgerFailures.interrupted(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof ApiException apiError ? apiError : new IllegalStateException(e.getCause());
        }
    }

    private void send() {
        var batch = new ArrayList<PendingCommand>(CommandBatch.LARGEST);
        while (open) {
            try {
                batch.add(queue.take());
                queue.drainTo(batch, CommandBatch.LARGEST - 1);
                batch.removeIf(waiting -> !waiting.take());
                if (!batch.isEmpty()) {
                    sendBatch(batch, false);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                failUnanswered(batch, LedgerFailures.interrupted(e));
                return;
            } catch (RuntimeException e) {
                failUnexpectedly(batch, e);
            } finally {
                batch.clear();
            }
        }
    }

    /**
     * Sends a batch until it is decided or its deadline has passed.
     *
     * @param ranBefore whether an earlier attempt, whose answer was lost, may have run
     */
    private void sendBatch(List<PendingCommand> batch, boolean ranBefore) throws InterruptedException {
        var carrier = carrier(batch);
        var commands = CommandBatch.of(
                batch.stream().map(waiting -> waiting.command).toList(),
                batch.stream().map(PendingCommand::trace).toList(),
                carrier.trace());
        try (var _ = carrier.request.makeCurrent()) {
            switch (Retries.until(batch.getFirst().deadline, () -> open, ranBefore, () -> api.post(commands))) {
                case Outcome.Answered(var reply, var mayHaveRun) -> answer(batch, reply.items(), mayHaveRun);
                case Outcome.Refused(var cause, var mayHaveRun) -> refused(batch, mayHaveRun, cause);
                case Outcome.Unavailable(var cause, var mayHaveRun) ->
                    failUnanswered(batch, LedgerFailures.unavailable(mayHaveRun, cause));
            }
        }
    }

    /** The trace that the batch's request belongs to: a sampled one, where there is one. */
    private static PendingCommand carrier(List<PendingCommand> batch) {
        return batch.stream()
                .filter(waiting -> waiting.trace().isSampled())
                .findFirst()
                .orElse(batch.getFirst());
    }

    /** A command that the ledger can't read, or refuses by its status, fails alone and not the others of its batch. */
    private void refused(List<PendingCommand> batch, boolean mayHaveRun, HttpClientErrorException cause)
            throws InterruptedException {
        if (batch.size() > 1) {
            for (var waiting : batch) {
                if (System.nanoTime() < waiting.deadline) {
                    sendBatch(List.of(waiting), mayHaveRun);
                } else {
                    failUnanswered(
                            List.of(waiting),
                            mayHaveRun ? LedgerFailures.unanswered(cause) : LedgerFailures.busy(cause));
                }
            }
            return;
        }
        var waiting = batch.getFirst();
        LOG.error(
                "The ledger answers command {} with {}",
                waiting.command.idempotencyKey(),
                cause.getStatusCode(),
                cause);
        waiting.answer.completeExceptionally(LedgerFailures.refusedRequest(mayHaveRun, cause));
    }

    private static void answer(List<PendingCommand> batch, List<BatchReply.Item> items, boolean mayHaveRun) {
        if (items.size() != batch.size()) {
            throw new IllegalStateException(items.size() + " answers to " + batch.size() + " commands");
        }
        for (var i = 0; i < batch.size(); i++) {
            var waiting = batch.get(i);
            var answer = waiting.answer;
            var item = items.get(i);
            switch (item.outcome()) {
                case DECIDED -> {
                    var decision = Objects.requireNonNull(item.decision());
                    if (mayHaveRun && decision instanceof PostingResult.Rejected) {
                        // What an earlier attempt still does at another replica would make the refusal untrue.
                        answer.completeExceptionally(LedgerFailures.unanswered(null));
                    } else {
                        answer.complete(decision);
                    }
                }
                case NOT_RUN ->
                    // This attempt did not run; but an earlier one, whose answer was lost, may have.
                    answer.completeExceptionally(
                            mayHaveRun ? LedgerFailures.unanswered(null) : LedgerFailures.busy(null));
                case UNKNOWN -> answer.completeExceptionally(LedgerFailures.unanswered(null));
            }
        }
    }

    @Override
    public void close() {
        open = false;
        singles.close();
        senders.forEach(Thread::interrupt);
        queue.stream()
                .filter(PendingCommand::giveUp)
                .forEach(waiting -> waiting.answer.completeExceptionally(LedgerFailures.stopping()));
    }
}
