package org.walletsuite.platform.ledger;

import io.github.resilience4j.core.IntervalFunction;
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
import org.walletsuite.platform.money.Asset;
import org.walletsuite.platform.peer.PeerUnavailable;

/**
 * All commands to the ledger. Postings that wait at the same moment travel as one batch; a lone one leaves at once.
 * A command whose fate is unknown is sent again until its deadline: its key, or its nature, makes that safe. One that
 * never reached the ledger fails at once. Every method answers what the ledger decided, or throws {@link ApiException}:
 * VALIDATION_ERROR when a command is malformed, SERVICE_UNAVAILABLE when it provably did not run, TIMEOUT when the
 * outcome is unknown and the same command will tell it.
 */
public final class Ledger implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
    private static final IntervalFunction PAUSE =
            IntervalFunction.ofExponentialRandomBackoff(Duration.ofMillis(20), 2, Duration.ofMillis(500));

    private final LedgerApi api;
    private final BlockingQueue<Waiting> queue;
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

    /** Makes an asset known under its name; telling it again changes the name only. */
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

    public StatusChange changeStatus(UUID id, StatusChange.Request wanted) {
        return singles.decided(() -> api.changeStatus(id, wanted));
    }

    /** Changes the lowest balance an account may have. */
    public FloorChange changeFloor(UUID id, FloorChange.Request wanted) {
        return singles.decided(() -> api.changeFloor(id, wanted));
    }

    /** Sets money aside; {@link LedgerCommand.PostHold} moves it. */
    public HoldResult place(NewHold hold) {
        hold.check();
        return singles.decided(() -> api.placeHold(hold));
    }

    /** Lets a hold go, also on a frozen account; one that is over already is answered as it is. */
    public HoldResult release(UUID hold) {
        return singles.decided(() -> api.voidHold(hold));
    }

    /** Has a command decided. */
    public PostingResult post(LedgerCommand command) {
        command.check();
        var waiting = new Waiting(command, System.nanoTime() + deadline.toNanos());
        if (!open) {
            throw LedgerFailures.stopping();
        }
        if (!queue.offer(waiting)) {
            throw LedgerFailures.busy(null);
        }
        return answerOf(waiting);
    }

    /**
     * Has commands decided one after the other, in this order: they travel in as few batches as they fit into, each of
     * which leaves when the one before was answered. All is over when this returns, and each supplier then tells its
     * command's decision or throws what {@link #post} would have thrown. What could not leave within the time is
     * SERVICE_UNAVAILABLE.
     */
    public List<Supplier<PostingResult>> postAll(List<? extends LedgerCommand> commands, Duration within) {
        var end = System.nanoTime() + within.toNanos();
        var all = commands.stream().map(command -> new Waiting(command, end)).toList();
        for (var from = 0; from < all.size(); from += CommandBatch.LARGEST) {
            settleInOrder(all.subList(from, Math.min(all.size(), from + CommandBatch.LARGEST)));
        }
        return all.stream()
                .<Supplier<PostingResult>>map(waiting -> () -> answerOf(waiting))
                .toList();
    }

    /** Past the queue, whose senders take turns and so keep no order beyond a batch. */
    private void settleInOrder(List<Waiting> batch) {
        var end = batch.getFirst().deadline;
        var mayLeave = false;
        try {
            mayLeave = open && ordered.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            var wellFormed = batch.stream().filter(Waiting::isWellFormed).toList();
            if (mayLeave && System.nanoTime() < end && !wellFormed.isEmpty()) {
                settle(wellFormed, false);
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

    private static void failUnexpectedly(List<Waiting> batch, RuntimeException cause) {
        LOG.error("A batch to the ledger failed", cause);
        failUnanswered(batch, LedgerFailures.unreadable(cause));
    }

    private static void failUnanswered(List<Waiting> batch, ApiException failure) {
        batch.forEach(waiting -> waiting.answer.completeExceptionally(failure));
    }

    private PostingResult answerOf(Waiting waiting) {
        try {
            return waiting.answer.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw waiting.giveUp() ? LedgerFailures.busy(e) : LedgerFailures.unanswered(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw LedgerFailures.interrupted(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof ApiException told ? told : new IllegalStateException(e.getCause());
        }
    }

    private void send() {
        var batch = new ArrayList<Waiting>(CommandBatch.LARGEST);
        while (open) {
            try {
                batch.add(queue.take());
                queue.drainTo(batch, CommandBatch.LARGEST - 1);
                batch.removeIf(waiting -> !waiting.take());
                if (!batch.isEmpty()) {
                    settle(batch, false);
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
     * Gets a batch decided, or gives it up.
     *
     * @param ranBefore whether an earlier try, whose answer was lost, may have run
     */
    private void settle(List<Waiting> batch, boolean ranBefore) throws InterruptedException {
        var carrier = carrier(batch);
        var commands = CommandBatch.of(
                batch.stream().map(waiting -> waiting.command).toList(),
                batch.stream().map(Waiting::trace).toList(),
                carrier.trace());
        var mayHaveRun = ranBefore;
        for (var attempt = 1; ; attempt++) {
            try (var _ = carrier.request.makeCurrent()) {
                answer(batch, api.post(commands).items(), mayHaveRun);
                return;
            } catch (HttpClientErrorException.BadRequest e) {
                refused(batch, mayHaveRun, e);
                return;
            } catch (HttpClientErrorException e) {
                LOG.error("The ledger turns us away", e);
                failUnanswered(batch, LedgerFailures.turnedAway(mayHaveRun, e));
                return;
            } catch (PeerUnavailable e) {
                mayHaveRun |= e.mayHaveRun();
                var pause = Duration.ofMillis(PAUSE.apply(attempt));
                if (!mayHaveRun || !open || System.nanoTime() + pause.toNanos() > batch.getFirst().deadline) {
                    failUnanswered(batch, LedgerFailures.turnedAway(mayHaveRun, e));
                    return;
                }
                Thread.sleep(pause);
            }
        }
    }

    /** In whose name the batch travels: that of somebody who wants it recorded, where there is one. */
    private static Waiting carrier(List<Waiting> batch) {
        return batch.stream()
                .filter(waiting -> waiting.trace().isSampled())
                .findFirst()
                .orElse(batch.getFirst());
    }

    /** A command that the ledger cannot read fails alone, not those that happened to travel with it. */
    private void refused(List<Waiting> batch, boolean mayHaveRun, HttpClientErrorException cause)
            throws InterruptedException {
        if (batch.size() > 1) {
            for (var waiting : batch) {
                if (System.nanoTime() < waiting.deadline) {
                    settle(List.of(waiting), mayHaveRun);
                } else {
                    failUnanswered(
                            List.of(waiting),
                            mayHaveRun ? LedgerFailures.unanswered(cause) : LedgerFailures.busy(cause));
                }
            }
            return;
        }
        var waiting = batch.getFirst();
        LOG.error("The ledger cannot read command {}", waiting.command.idempotencyKey(), cause);
        waiting.answer.completeExceptionally(LedgerFailures.refused(cause));
    }

    private static void answer(List<Waiting> batch, List<BatchReply.Item> items, boolean mayHaveRun) {
        if (items.size() != batch.size()) {
            throw new IllegalStateException(items.size() + " answers to " + batch.size() + " commands");
        }
        for (var i = 0; i < batch.size(); i++) {
            var waiting = batch.get(i);
            var answer = waiting.answer;
            var item = items.get(i);
            switch (item.outcome()) {
                case DECIDED -> waiting.decided(Objects.requireNonNull(item.decision()));
                case NOT_RUN ->
                    // Not this time; but an earlier try, whose answer was lost, may have run.
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
                .filter(Waiting::giveUp)
                .forEach(waiting -> waiting.answer.completeExceptionally(LedgerFailures.stopping()));
    }
}
