package org.walletsuite.platform.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;

/** What the replicas of a service know of each other's audits: which ran last, what they found, and that one runs now. */
final class ReconciliationRuns {

    /** Beside the relay's lock in the same database. */
    private static final long LOCK = 0x77616c6c65740002L;

    private final ReconciliationDatabase database;

    ReconciliationRuns(ReconciliationDatabase database) {
        this.database = database;
    }

    /**
     * The last audit of an extent that was finished.
     *
     * @param findings how many there were
     */
    record Run(Instant endedAt, long findings) {}

    Map<Extent, Run> last() {
        var runs = new EnumMap<Extent, Run>(Extent.class);
        database.client()
                .sql("select extent, ended_at, findings from reconciliation_run")
                .query((row, _) -> runs.put(
                        Extent.valueOf(row.getString("extent")),
                        new Run(row.getObject("ended_at", OffsetDateTime.class).toInstant(), row.getLong("findings"))))
                .list();
        return runs;
    }

    void ended(Extent extent, Run run) {
        database.client()
                .sql("""
                        insert into reconciliation_run (extent, ended_at, findings) values (?, ?, ?)
                        on conflict (extent) do update set ended_at = excluded.ended_at,
                            findings = excluded.findings""")
                .param(extent.name())
                .param(run.endedAt().atOffset(ZoneOffset.UTC))
                .param(run.findings())
                .update();
    }

    /** Does this unless another replica is at it; the lock falls with its holder's connection. */
    void alone(Runnable audit) {
        try (var connection = database.connect()) {
            if (is(connection, "select pg_try_advisory_lock(?)")) {
                try {
                    audit.run();
                } finally {
                    is(connection, "select pg_advisory_unlock(?)");
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Nobody can tell whether another replica audits: " + e.getMessage(), e);
        }
    }

    private static boolean is(Connection connection, String question) throws SQLException {
        try (var query = connection.prepareStatement(question)) {
            query.setLong(1, LOCK);
            try (var row = query.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
