package org.walletsuite.platform.reconciliation;

import static org.walletsuite.platform.database.Timestamps.at;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.walletsuite.platform.database.Timestamps;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.reconciliation.PastReconciliation.CheckOutcome;
import tools.jackson.databind.json.JsonMapper;

/**
 * The last reconciliations of a service with what they found, and who requested one. A request is waiting until a full
 * reconciliation has begun after it and ended, whatever it found: so it survives the process that took it.
 */
final class ReconciliationHistory {

    private static final int KEPT_OF_EACH_EXTENT = 10;
    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient db;

    ReconciliationHistory(JdbcClient db) {
        this.db = db;
    }

    void add(PastReconciliation run) {
        db.sql("""
                        insert into reconciliation_history
                            (id, extent, started_at, ended_at, discrepancies, error, checks)
                        values (?, ?, ?, ?, ?, ?, ?::jsonb)""")
                .param(Ids.next())
                .param(run.extent().name())
                .param(at(run.startedAt()))
                .param(at(run.endedAt()))
                .param(run.discrepancies())
                .param(run.error())
                .param(JSON.writeValueAsString(run.checks()))
                .update();
        db.sql("""
                        delete from reconciliation_history where id in (
                            select id from reconciliation_history where extent = ? order by ended_at desc, id desc offset ?)""").param(run.extent().name()).param(KEPT_OF_EACH_EXTENT).update();
    }

    /** The last ones of both extents, the newest first. */
    List<PastReconciliation> last() {
        return db.sql("select * from reconciliation_history order by ended_at desc, id desc")
                .query(ReconciliationHistory::run)
                .list();
    }

    Optional<PastReconciliation> newest() {
        return db.sql("select * from reconciliation_history order by ended_at desc, id desc limit 1")
                .query(ReconciliationHistory::run)
                .optional();
    }

    /** A row for each request, which nobody can change. */
    void request(Instant now, String by) {
        db.sql("insert into reconciliation_request (id, requested_at, requested_by) values (?, ?, ?)")
                .param(Ids.next())
                .param(at(now))
                .param(by)
                .update();
    }

    boolean isRequested() {
        return db.sql("""
                        select coalesce((select max(requested_at) from reconciliation_request)
                            > (select coalesce(max(started_at), '-infinity') from reconciliation_history
                                where extent = 'ALL'), false)""").query(Boolean.class).single();
    }

    private static PastReconciliation run(ResultSet row, int number) throws SQLException {
        return new PastReconciliation(
                Extent.valueOf(row.getString("extent")),
                Timestamps.of(row, "started_at"),
                Timestamps.of(row, "ended_at"),
                row.getObject("discrepancies", Long.class),
                row.getString("error"),
                List.of(JSON.readValue(row.getString("checks"), CheckOutcome[].class)));
    }
}
