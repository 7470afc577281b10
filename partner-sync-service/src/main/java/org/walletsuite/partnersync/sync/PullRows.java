package org.walletsuite.partnersync.sync;

import static org.walletsuite.platform.database.Timestamps.at;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.walletsuite.platform.id.Ids;

/** Reads and writes walks through systems' users; of each kind a system has one at a time. */
@Component
class PullRows {

    private static final int LONGEST_ERROR = 500;

    private final JdbcClient db;

    PullRows(JdbcClient db) {
        this.db = db;
    }

    /** False while another one of this kind runs. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean start(UUID system, PullKind kind, LocalDate since, Instant now) {
        return db.sql("insert into sync_pull (id, system_id, kind, since, status, created_at, next_attempt_at)"
                                + " values (:id, :system, :kind, :since, 'RUNNING', :now, :now)"
                                + " on conflict (system_id, kind) where status = 'RUNNING' do nothing")
                        .param("id", Ids.next())
                        .param("system", system)
                        .param("kind", kind.name())
                        .param("since", since)
                        .param("now", at(now))
                        .update()
                == 1;
    }

    Optional<Pull> find(UUID id) {
        return db.sql("select * from sync_pull where id = ?")
                .param(id)
                .query((row, _) -> pull(row))
                .optional();
    }

    /** The one that was started last. */
    Optional<Pull> last(UUID system, PullKind kind) {
        return db.sql("select * from sync_pull where system_id = ? and kind = ? order by id desc limit 1")
                .param(system)
                .param(kind.name())
                .query((row, _) -> pull(row))
                .optional();
    }

    /** Counts a page; false where somebody else did so before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean advance(Pull before, @Nullable Long total, Pull.Counts page) {
        return db.sql("""
                        update sync_pull set next_offset = next_offset + :processed, total = coalesce(:total, total),
                            processed = processed + :processed, failed = failed + :failed, failures = 0, error = null
                        where id = :id and next_offset = :offset and status = 'RUNNING'""")
                        .param("processed", page.processed())
                        .param("total", total)
                        .param("failed", page.failed())
                        .param("id", before.id())
                        .param("offset", before.nextOffset())
                        .update()
                == 1;
    }

    /** Ends one that runs, and forgets what was read for it. */
    @Transactional
    public void end(UUID id, Pull.Status status, @Nullable String error, @Nullable String report, Instant now) {
        db.sql("update sync_pull set status = ?, error = ?, report = ?, finished_at = ?, next_attempt_at = null"
                        + " where id = ? and status = 'RUNNING'")
                .param(status.name())
                .param(error == null ? null : shortened(error))
                .param(report)
                .param(at(now))
                .param(id)
                .update();
        db.sql("delete from sync_pulled_user where pull_id = ?").param(id).update();
    }

    void postpone(UUID id, Instant then) {
        db.sql("update sync_pull set next_attempt_at = ? where id = ? and status = 'RUNNING'")
                .param(at(then))
                .param(id)
                .update();
    }

    void failed(UUID id, String error, Instant then) {
        db.sql("update sync_pull set failures = failures + 1, error = ?, next_attempt_at = ?"
                        + " where id = ? and status = 'RUNNING'")
                .param(shortened(error))
                .param(at(then))
                .param(id)
                .update();
    }

    private static String shortened(String error) {
        return error.length() <= LONGEST_ERROR ? error : error.substring(0, LONGEST_ERROR);
    }

    private static Pull pull(ResultSet row) throws SQLException {
        var finished = row.getObject("finished_at", OffsetDateTime.class);
        return new Pull(
                row.getObject("id", UUID.class),
                row.getObject("system_id", UUID.class),
                PullKind.valueOf(row.getString("kind")),
                row.getObject("since", LocalDate.class),
                Pull.Status.valueOf(row.getString("status")),
                row.getLong("next_offset"),
                row.getObject("total", Long.class),
                new Pull.Counts(
                        row.getLong("processed"),
                        row.getLong("created"),
                        row.getLong("linked"),
                        row.getLong("conflicts"),
                        row.getLong("failed")),
                row.getInt("failures"),
                row.getString("error"),
                row.getString("report"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                finished == null ? null : finished.toInstant());
    }
}
