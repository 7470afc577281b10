package org.walletsuite.platform.restore;

import static org.walletsuite.platform.database.Timestamps.at;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.walletsuite.platform.database.AdvisoryLocks;

/**
 * Brings a service level whose database was restored to an earlier moment, once for each moment, and before it takes
 * requests, events or work: a request that met rows from before the moment would contradict the ledger. It fails the
 * start of a service that can't be brought level, and the next start goes on.
 */
final class Restoration implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Restoration.class);

    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    /** How many numbers of each sequence may have been given out since the moment: others have seen them. */
    static final int SKIPPED_NUMBERS = 100_000;

    private final Instant to;
    private final Duration margin;
    private final DataSource database;
    private final ConsumerPositions positions;
    private final List<RestoreStep> steps;
    private final Clock clock;
    private volatile boolean running;

    Restoration(
            Instant to,
            Duration margin,
            DataSource database,
            ConsumerPositions positions,
            List<RestoreStep> steps,
            Clock clock) {
        this.to = to;
        this.margin = margin;
        this.database = database;
        this.positions = positions;
        this.steps = List.copyOf(steps);
        this.clock = clock;
    }

    /** One replica does it, and the others wait for it; the lock is released with its holder's connection. */
    @Override
    public void start() {
        if (to.isAfter(clock.instant())) {
            throw new IllegalStateException("suite.restore.to is " + to + ", which is yet to come");
        }
        try (var connection = database.getConnection()) {
            while (!is(connection, "select pg_try_advisory_lock(?)")) {
                LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
            }
            try {
                bringLevel();
            } finally {
                is(connection, "select pg_advisory_unlock(?)");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The restored database could not be used: " + e.getMessage(), e);
        }
        running = true;
    }

    private void bringLevel() {
        var db = JdbcClient.create(database);
        if (isDone(db)) {
            return;
        }
        LOG.warn("The database was restored to {}: the service is brought level before it starts", to);
        var since = to.minus(margin);
        positions.rewind(since);
        skipNumbers(db);
        steps.forEach(step -> step.restore(since));
        db.sql("insert into restoration (restored_to, ended_at) values (?, ?)")
                .param(at(to))
                .param(at(clock.instant()))
                .update();
        LOG.warn("The service is level with the ledger; its listeners consume from {} on again", since);
    }

    private boolean isDone(JdbcClient db) {
        return db.sql("select exists (select from restoration where restored_to = ?)")
                .param(at(to))
                .query(Boolean.class)
                .single();
    }

    /** Numbers that others have seen are not given out again. The others, of identity columns, nobody has seen. */
    private static void skipNumbers(JdbcClient db) {
        db.sql("select name from (select format('%I.%I', schemaname, sequencename) as name from pg_sequences) one"
                        + " where has_sequence_privilege(name, 'USAGE')")
                .query(String.class)
                .list()
                .forEach(sequence -> db.sql("select max(nextval(?::regclass)) from generate_series(1, ?)")
                        .param(sequence)
                        .param(SKIPPED_NUMBERS)
                        .query(Long.class)
                        .single());
    }

    private static boolean is(Connection connection, String question) throws SQLException {
        try (var query = connection.prepareStatement(question)) {
            query.setLong(1, AdvisoryLocks.RESTORATION);
            try (var row = query.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Right after the followers of topics, which know the partners, and before everything that does work. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 1;
    }
}
