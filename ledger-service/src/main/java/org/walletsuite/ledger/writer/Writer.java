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
import org.jspecify.annotations.Nullable;
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
import tools.jackson.databind.json.JsonMapper;

/**
 * The one thread of this process that moves money. It takes all commands that wait, commits them together and answers
 * their callers; the head's lock keeps the writers of several replicas in one line.
 */
@Component
public final class Writer implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
    private static final Duration LOOK_UP = Duration.ofMillis(100);
    private static final Duration TO_FINISH = Duration.ofSeconds(10);

    private final WriterSettings settings;
    private final JsonMapper json;
    private final BlockingQueue<Ticket<?>> queue;
    private final WriterMetrics metrics;
    private final Settler settler;
    private volatile @Nullable Thread thread;

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
        this.settler = new Settler(database, journal, json, clock, metrics, tracer);
    }

    /** Has well-formed commands of the ledger's own process decided. */
    public List<BatchReply.Item> post(List<LedgerCommand> commands) {
        return post(new CommandBatch(commands), Grant.ALL);
    }

    /** Has a service's well-formed commands decided, each for itself, and waits for the answers until the deadline. */
    public List<BatchReply.Item> post(CommandBatch commands, Grant grant) {
        var here = TraceParent.current();
        var postings = IntStream.range(0, commands.commands().size())
                .mapToObj(i -> new Posting(
                        commands.commands().get(i), grant, commands.trace(i).orElse(here), json, settings.deadline()))
                .toList();
        postings.forEach(this::enqueue);
        return postings.stream().map(this::item).toList();
    }

    /** Changes an account's status in line with the postings; throws as {@code Ledger.post} does when there is no answer. */
    public StatusChange changeStatus(UUID accountId, StatusChange.Request wanted) {
        return decided(new StatusRequest(accountId, wanted, settings.deadline()));
    }

    /** Changes an account's floor, likewise. */
    public FloorChange changeFloor(UUID accountId, FloorChange.Request wanted) {
        return decided(new FloorRequest(accountId, wanted, settings.deadline()));
    }

    /** Places a well-formed hold, likewise. */
    public HoldResult place(NewHold wanted) {
        return decided(new HoldRequest(wanted, json, settings.deadline()));
    }

    /** Lets a hold go, likewise. */
    public HoldResult release(UUID holdId) {
        return decided(new HoldRelease(holdId, false, settings.deadline()));
    }

    /** Lets those of these holds go whose time is over; false when some were not decided. */
    public boolean expire(List<UUID> holdIds) {
        var releases = holdIds.stream()
                .map(id -> new HoldRelease(id, true, settings.deadline()))
                .toList();
        releases.forEach(this::enqueue);
        // All are awaited, even after one that was not decided: whom nobody awaits, nobody cancels.
        var answers = releases.stream().map(Ticket::await).toList();
        return answers.stream().allMatch(answer -> answer.outcome() == Outcome.DECIDED);
    }

    private <R> R decided(Ticket<R> ticket) {
        enqueue(ticket);
        var answer = ticket.await();
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

    private void enqueue(Ticket<?> ticket) {
        if (thread == null || !queue.offer(ticket)) {
            metrics.turnedAway();
            ticket.refuse();
        }
    }

    @Override
    public void start() {
        var writer = Thread.ofPlatform().name("ledger-writer").unstarted(this::run);
        thread = writer; // Before it starts: it ends as soon as it finds itself dismissed.
        writer.start();
    }

    /** Commits what waits and then ends; the web server has stopped taking requests before. */
    @Override
    public void stop() {
        var running = thread;
        thread = null;
        if (running != null) {
            try {
                running.join(TO_FINISH);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Below the web server's phase: it starts before and stops after it. */
    @Override
    public int getPhase() {
        return 0;
    }

    private void run() {
        while (isRunning() || !queue.isEmpty()) {
            try {
                settler.settle(waiting());
            } catch (InterruptedException e) {
                break;
            } catch (RuntimeException | Error e) {
                LOG.error("The writer failed; the callers of this batch learn the outcome by their keys", e);
                settler.close();
            }
        }
        settler.close();
    }

    private List<Ticket<?>> waiting() throws InterruptedException {
        var first = queue.poll(LOOK_UP.toMillis(), TimeUnit.MILLISECONDS);
        if (first == null) {
            return List.of();
        }
        var batch = new ArrayList<Ticket<?>>(settings.batch());
        batch.add(first);
        queue.drainTo(batch, settings.batch() - 1);
        batch.removeIf(ticket -> !ticket.take());
        return batch;
    }
}
