package org.walletsuite.ledger.writer;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.walletsuite.ledger.journal.JournalTail;
import org.walletsuite.ledger.writer.Batch.Mark;
import org.walletsuite.platform.trace.SharedSpan;
import tools.jackson.databind.json.JsonMapper;

/**
 * Carries a batch through its transaction, however often that takes, and answers its tickets once it is known to have
 * committed. For one thread.
 */
final class Settler implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Settler.class);
    private static final int MOST_FAILURES = 5;
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration TO_ANSWER = Duration.ofMillis(200);

    private final WriterConnection database;
    private final JournalTail journal;
    private final JsonMapper json;
    private final Clock clock;
    private final WriterMetrics metrics;
    private final Tracer tracer;
    private @Nullable Session session;

    Settler(
            WriterConnection database,
            JournalTail journal,
            JsonMapper json,
            Clock clock,
            WriterMetrics metrics,
            Tracer tracer) {
        this.database = database;
        this.journal = journal;
        this.json = json;
        this.clock = clock;
        this.metrics = metrics;
        this.tracer = tracer;
    }

    /** Settles a batch; every ticket is answered, refused, or left to its deadline when its outcome can't be known. */
    void settle(List<Ticket<?>> tickets) {
        var batch = tickets;
        var failures = 0;
        @Nullable Exception cause = null;
        @Nullable Mark doubt = null;
        while (!batch.isEmpty()) {
            var attempt = new Attempt(batch);
            try {
                if (doubt != null && hasLanded(doubt)) {
                    batch.forEach(Ticket::answer);
                    return;
                }
                doubt = null;
                if (failures >= MOST_FAILURES && cause != null) {
                    settleOneByOne(batch, cause);
                    return;
                }
                attempt.run();
                batch.forEach(Ticket::answer);
                return;
            } catch (SQLException | RuntimeException e) {
                cause = e;
                var failure = Failure.of(e);
                var isUnexpected = e instanceof RuntimeException && attempt.mark != null;
                if (session == null || doubt != null || isUnexpected || failure == Failure.CONNECTION_LOST) {
                    doubt = attempt.mark == null ? doubt : attempt.mark;
                    failures += isUnexpected ? 1 : 0;
                    batch = afterLoss(batch, doubt != null, e);
                } else if (failure == Failure.SICK) {
                    refuse(batch, e);
                    return;
                } else {
                    rollback();
                    failures += failure == Failure.CONFLICT ? 1 : MOST_FAILURES;
                }
            }
        }
    }

    /** One transaction; {@code mark} is set from the moment on when it may have committed. */
    private final class Attempt {

        private final List<Ticket<?>> tickets;
        private @Nullable Mark mark;

        Attempt(List<Ticket<?>> tickets) {
            this.tickets = tickets;
        }

        void run() throws SQLException {
            var started = System.nanoTime();
            try (var span = span(tickets)) {
                try {
                    run(span);
                } catch (SQLException | RuntimeException e) {
                    span.failed(e);
                    throw e;
                }
            }
            metrics.committed(tickets, System.nanoTime() - started);
        }

        private void run(SharedSpan span) throws SQLException {
            Batch batch;
            try (var _ = span.roundTrip("read and lock")) {
                batch = session().read(tickets);
            }
            tickets.forEach(ticket -> ticket.decideAsOneOf(batch));
            if (batch.isEmpty()) {
                session().rollback();
            } else {
                mark = batch.mark;
                try (var _ = span.roundTrip("write and commit")) {
                    session().write(batch);
                }
                journal.add(batch.told);
            }
        }
    }

    private SharedSpan span(List<Ticket<?>> tickets) {
        var traces = tickets.stream().map(ticket -> ticket.trace).toList();
        return SharedSpan.start(tracer, "ledger batch", SpanKind.INTERNAL, traces)
                .tell("ledger.batch.size", tickets.size());
    }

    /** The tickets to go on with: one whose caller is about to leave is told that it did not run, unless that is in doubt. */
    private List<Ticket<?>> afterLoss(List<Ticket<?>> batch, boolean inDoubt, Exception cause) {
        LOG.warn("The writer lost its connection{}: {}", inDoubt ? " at a commit" : "", cause.toString());
        metrics.connectionLost();
        close();
        pause();
        if (inDoubt) {
            return batch.stream().allMatch(ticket -> ticket.expiresWithin(Duration.ZERO)) ? List.of() : batch;
        }
        batch.stream().filter(ticket -> ticket.expiresWithin(TO_ANSWER)).forEach(Ticket::refuse);
        return batch.stream().filter(ticket -> !ticket.expiresWithin(TO_ANSWER)).toList();
    }

    /** What is wrong is the database's, so that taking the commands one by one would blame each of them for it. */
    private void refuse(List<Ticket<?>> batch, Exception cause) {
        LOG.warn("The database is in no state to take a batch of {}: {}", batch.size(), cause.toString());
        rollback();
        close();
        metrics.databaseSick();
        batch.forEach(Ticket::refuse);
    }

    /** A command that the database refuses fails alone. */
    private void settleOneByOne(List<Ticket<?>> batch, Exception cause) {
        if (batch.size() > 1) {
            LOG.warn("A batch of {} is taken one by one: {}", batch.size(), cause.toString());
            batch.forEach(ticket -> settle(List.of(ticket)));
        } else {
            batch.forEach(ticket -> {
                LOG.error("The database refuses the {}", ticket, cause);
                ticket.refuse();
            });
            metrics.refused();
        }
    }

    private boolean hasLanded(Mark doubt) throws SQLException {
        var hasLanded = session().hasLanded(doubt);
        metrics.doubtResolved(hasLanded);
        return hasLanded;
    }

    private Session session() throws SQLException {
        var open = session;
        if (open == null) {
            open = new Session(database.open(), json, clock);
            session = open;
        }
        return open;
    }

    private void rollback() {
        try {
            session().rollback();
        } catch (SQLException e) {
            LOG.warn("The writer's connection is given up: {}", e.toString());
            close();
        }
    }

    @Override
    public void close() {
        var open = session;
        session = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException e) {
                LOG.debug("The writer's connection was gone already", e);
            }
        }
    }

    private static void pause() {
        LockSupport.parkNanos(PAUSE.toNanos());
    }
}
