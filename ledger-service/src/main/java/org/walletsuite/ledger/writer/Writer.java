package org.walletsuite.ledger.writer;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Tracer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.walletsuite.ledger.grant.Grants.Grant;
import org.walletsuite.ledger.journal.JournalTail;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.ledger.BatchReply;
import org.walletsuite.platform.ledger.BatchReply.Outcome;
import org.walletsuite.platform.ledger.CommandBatch;
import org.walletsuite.platform.ledger.FloorChange;
import org.walletsuite.platform.ledger.HoldResult;
import org.walletsuite.platform.ledger.LedgerCommand;
import org.walletsuite.platform.ledger.NewHold;
import org.walletsuite.platform.ledger.StatusChange;
import org.walletsuite.platform.trace.TraceParent;
import org.walletsuite.platform.workflow.LifecycleThread;
import tools.jackson.databind.json.JsonMapper;

/**
 * The single thread of this process that moves money. It takes all waiting commands, commits them together and answers
 * their callers; the head's lock serialises the writers of several replicas.
 */
@Component
public final class Writer implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
    private static final Duration LOOK_UP = Duration.ofMillis(100);
    private static final Duration TO_FINISH = Duration.ofSeconds(10);

    private final WriterSettings settings;
    private final JsonMapper json;
    private final BlockingQueue<PendingWrite<?>> queue;
    private final WriterMetrics metrics;
    private final BatchCommitter committer;
    private final LifecycleThread thread =
            new LifecycleThread(Thread.ofPlatform().name("ledger-writer"), this::run, TO_FINISH);

    Writer(
            WriterSettings settings,
            WriterConnection database,
            JournalTail journal,
            JsonMapper json,
            Clock clock,
            MeterRegistry registry,
            Tracer tracer) {
        this.settings = settings;
        this.json = json;
        this.queue = new ArrayBlockingQueue<>(settings.queue());
        this.metrics = new WriterMetrics(registry, queue);
        this.committer = new BatchCommitter(database, journal, json, clock, metrics, tracer);
    }

    /** Decides well-formed commands from the ledger's own process. */
    public List<BatchReply.Item> post(List<LedgerCommand> commands) {
        return post(new CommandBatch(commands), Grant.ALL);
    }

    /**
     * Decides a service's well-formed commands independently of each other, and waits for the answers until the
     * deadline.
     */
    public List<BatchReply.Item> post(CommandBatch commands, Grant grant) {
        var here = TraceParent.current();
        var postings = IntStream.range(0, commands.commands().size())
                .mapToObj(i -> new Posting(
                        commands.commands().get(i), grant, commands.trace(i).orElse(here), json, settings.deadline()))
                .toList();
        postings.forEach(this::enqueue);
        return postings.stream().map(this::item).toList();
    }

    /**
     * Changes an account's status, ordered among the postings; throws like {@code Ledger.post} when there is no answer.
     */
    public StatusChange changeStatus(UUID accountId, StatusChange.Request requested) {
        return decided(new StatusRequest(accountId, requested, settings.deadline()));
    }

    /** Changes an account's floor, likewise. */
    public FloorChange changeFloor(UUID accountId, FloorChange.Request requested) {
        return decided(new FloorRequest(accountId, requested, settings.deadline()));
    }

    /** Places a well-formed hold, likewise. */
    public HoldResult place(NewHold requested) {
        return decided(new HoldRequest(requested, json, settings.deadline()));
    }

    /** Voids a hold, likewise. */
    public HoldResult voidHold(UUID holdId) {
        return decided(new VoidRequest(holdId, false, settings.deadline()));
    }

    /** Voids those of these holds that have expired; false when some were not decided. */
    public boolean expire(List<UUID> holdIds) {
        var voids = holdIds.stream()
                .map(id -> new VoidRequest(id, true, settings.deadline()))
                .toList();
        voids.forEach(this::enqueue);
        // Awaits all, even after one that was not decided, because only the waiting caller cancels.
        var answers = voids.stream().map(PendingWrite::await).toList();
        return answers.stream().allMatch(answer -> answer.outcome() == Outcome.DECIDED);
    }

    private <R> R decided(PendingWrite<R> pending) {
        enqueue(pending);
        var answer = pending.await();
        return switch (answer.outcome()) {
            case DECIDED -> Objects.requireNonNull(answer.decision());
            case NOT_RUN -> throw ApiException.unavailable("The ledger is busy, please try again", null);
            case UNKNOWN -> throw ApiException.outcomeUnknown("The ledger gave no answer in time", null);
        };
    }

    private BatchReply.Item item(Posting posting) {
        var answer = posting.await();
        if (answer.decision() == null) {
            return BatchReply.Item.undecided(answer.outcome());
        }
        metrics.decided(answer.decision());
        return BatchReply.Item.decided(answer.decision());
    }

    private void enqueue(PendingWrite<?> pending) {
        if (!isRunning() || !queue.offer(pending)) {
            metrics.refusedByQueue();
            pending.refuse();
        }
    }

    @Override
    public void start() {
        thread.start();
    }

    /** Commits the waiting commands and then ends; the web server has stopped before. */
    @Override
    public void stop() {
        thread.stop();
    }

    @Override
    public boolean isRunning() {
        return thread.isRunning();
    }

    /** Below the web server's phase: it starts before and stops after it. */
    @Override
    public int getPhase() {
        return 0;
    }

    private void run() {
        while (isRunning() || !queue.isEmpty()) {
            try {
                committer.commit(waiting());
            } catch (InterruptedException e) {
                break;
            } catch (RuntimeException | Error e) {
                LOG.error("The writer failed; the callers of this batch learn the outcome by their keys", e);
                committer.close();
            }
        }
        committer.close();
    }

    private List<PendingWrite<?>> waiting() throws InterruptedException {
        var first = queue.poll(LOOK_UP.toMillis(), TimeUnit.MILLISECONDS);
        if (first == null) {
            return List.of();
        }
        var batch = new ArrayList<PendingWrite<?>>(settings.batch());
        batch.add(first);
        queue.drainTo(batch, settings.batch() - 1);
        batch.removeIf(pending -> !pending.take());
        return batch;
    }
}
