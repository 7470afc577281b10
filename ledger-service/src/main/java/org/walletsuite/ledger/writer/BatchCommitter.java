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
 * Commits a batch, with as many attempts as needed, and answers its pending writes once the commit is certain. Not
 * thread-safe.
 */
final class BatchCommitter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BatchCommitter.class);
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

    BatchCommitter(
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

    /**
     * Commits a batch; every pending write is answered, refused, or left to its deadline when its outcome is unknown.
     */
    void commit(List<PendingWrite<?>> writes) {
        var batch = writes;
        var failures = 0;
        @Nullable Exception cause = null;
        @Nullable Mark doubt = null;
        while (!batch.isEmpty()) {
            var attempt = new Attempt(batch);
            try {
                if (doubt != null && hasLanded(doubt)) {
                    batch.forEach(PendingWrite::answer);
                    return;
                }
                doubt = null;
                if (failures >= MOST_FAILURES && cause != null) {
                    commitOneByOne(batch, cause);
                    return;
                }
                attempt.run();
                batch.forEach(PendingWrite::answer);
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

    /** One transaction; {@code mark} is set before the commit is sent. */
    private final class Attempt {

        private final List<PendingWrite<?>> writes;
        private @Nullable Mark mark;

        Attempt(List<PendingWrite<?>> writes) {
            this.writes = writes;
        }

        void run() throws SQLException {
            var started = System.nanoTime();
            try (var span = span(writes)) {
                try {
                    run(span);
                } catch (SQLException | RuntimeException e) {
                    span.failed(e);
                    throw e;
                }
            }
            metrics.committed(writes, System.nanoTime() - started);
        }

        private void run(SharedSpan span) throws SQLException {
            Batch batch;
            try (var _ = span.roundTrip("read and lock")) {
                batch = session().read(writes);
            }
            decide(batch);
            if (batch.isEmpty()) {
                session().rollback();
            } else {
                mark = batch.mark;
                try (var _ = span.roundTrip("write and commit")) {
                    session().write(batch);
                }
                journal.add(batch.events);
            }
        }

        /**
         * Whoever asks again after the deadline may be refused by another replica, which took the lock before: what is refused
         * must not be posted after all.
         */
        private void decide(Batch batch) {
            for (var pending : writes) {
                if (pending.expiresWithin(Duration.ZERO)) {
                    pending.refuse();
                } else {
                    pending.decideAsOneOf(batch);
                }
            }
        }
    }

    private SharedSpan span(List<PendingWrite<?>> writes) {
        var traces = writes.stream().map(pending -> pending.trace).toList();
        return SharedSpan.start(tracer, "ledger batch", SpanKind.INTERNAL, traces)
                .attribute("ledger.batch.size", writes.size());
    }

    /**
     * The pending writes to retry: one whose deadline is near is answered as not run, unless its outcome is in doubt.
     */
    private List<PendingWrite<?>> afterLoss(List<PendingWrite<?>> batch, boolean inDoubt, Exception cause) {
        LOG.warn("The writer lost its connection{}: {}", inDoubt ? " at a commit" : "", cause.toString());
        metrics.connectionLost();
        close();
        pause();
        if (inDoubt) {
            return batch.stream().allMatch(pending -> pending.expiresWithin(Duration.ZERO)) ? List.of() : batch;
        }
        batch.stream().filter(pending -> pending.expiresWithin(TO_ANSWER)).forEach(PendingWrite::refuse);
        return batch.stream()
                .filter(pending -> !pending.expiresWithin(TO_ANSWER))
                .toList();
    }

    /** The database itself fails, so splitting the batch would only fail each command. */
    private void refuse(List<PendingWrite<?>> batch, Exception cause) {
        LOG.warn("The database can't take a batch of {}: {}", batch.size(), cause.toString());
        rollback();
        close();
        metrics.databaseSick();
        batch.forEach(PendingWrite::refuse);
    }

    /** A command that the database refuses fails alone. */
    private void commitOneByOne(List<PendingWrite<?>> batch, Exception cause) {
        if (batch.size() > 1) {
            LOG.warn("A batch of {} is taken one by one: {}", batch.size(), cause.toString());
            batch.forEach(pending -> commit(List.of(pending)));
        } else {
            batch.forEach(pending -> {
                LOG.error("The database refuses the {}", pending, cause);
                pending.refuse();
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
