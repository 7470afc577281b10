package org.walletsuite.platform.reconciliation;

import static org.walletsuite.platform.database.Timestamps.at;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.walletsuite.platform.database.AdvisoryLocks;
import org.walletsuite.platform.database.Timestamps;

/**
 * The reconciliation runs of all replicas of a service: the last ones with their results, and the lock of the current
 * one.
 */
final class ReconciliationRuns {

    private final ReconciliationDatabase database;

    ReconciliationRuns(ReconciliationDatabase database) {
        this.database = database;
    }

    /**
     * The last finished reconciliation of an extent.
     *
     * @param discrepancies the number of discrepancies
     */
    record Run(Instant endedAt, long discrepancies) {}

    Map<Extent, Run> last() {
        var runs = new EnumMap<Extent, Run>(Extent.class);
        database.client()
                .sql("select extent, ended_at, findings from reconciliation_run")
                .query((row, _) -> runs.put(
                        Extent.valueOf(row.getString("extent")),
                        new Run(Timestamps.of(row, "ended_at"), row.getLong("findings"))))
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
                .param(at(run.endedAt()))
                .param(run.discrepancies())
                .update();
    }

    /** Runs this unless another replica does; the lock is released with its holder's connection. */
    void alone(Runnable run) {
        try (var connection = database.connect()) {
            if (is(connection, "select pg_try_advisory_lock(?)")) {
                try {
                    run.run();
                } finally {
                    is(connection, "select pg_advisory_unlock(?)");
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The reconciliation lock could not be checked: " + e.getMessage(), e);
        }
    }

    private static boolean is(Connection connection, String question) throws SQLException {
        try (var query = connection.prepareStatement(question)) {
            query.setLong(1, AdvisoryLocks.RECONCILIATION);
            try (var row = query.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
