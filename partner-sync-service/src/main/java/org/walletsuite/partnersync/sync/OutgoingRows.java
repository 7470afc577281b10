package org.walletsuite.partnersync.sync;

import static org.walletsuite.platform.database.Timestamps.at;
import static org.walletsuite.platform.database.Timestamps.atOrNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.user.User;

/** Reads and writes what waits to be sent; each user waits once for each system. */
@Component
class OutgoingRows {

    private static final int LONGEST_ERROR = 500;

    private final JdbcClient db;

    OutgoingRows(JdbcClient db) {
        this.db = db;
    }

    /** Adds a user, or replaces an older state of the user; what was given up is tried again with the new one. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(UUID system, User user, Instant now) {
        db.sql("""
                        insert into sync_outgoing as known (id, system_id, user_id, version, email, phone, kyc_verified,
                            origin, user_created_at, status, due_at, created_at)
                        values (:id, :system, :user, :version, :email, :phone, :kyc, :origin, :userCreated, 'WAITING',
                            :now, :now)
                        on conflict (system_id, user_id) do update set version = excluded.version, email = excluded.email,
                            phone = excluded.phone, kyc_verified = excluded.kyc_verified, status = 'WAITING',
                            due_at = least(known.due_at, excluded.due_at), error = null,
                            tries = case known.status when 'FAILED' then 0 else known.tries end
                        where known.version < excluded.version""")
                .param("id", Ids.next())
                .param("system", system)
                .param("user", user.id())
                .param("version", user.version())
                .param("email", user.email())
                .param("phone", user.phoneVerified() ? user.phone() : null)
                .param("kyc", user.level() >= Outgoing.VERIFIED)
                .param("origin", user.origin())
                .param("userCreated", atOrNull(user.createdAt()))
                .param("now", at(now))
                .update();
    }

    /** What has been due longest. */
    Optional<Outgoing> next(UUID system, Instant now) {
        return db.sql("select * from sync_outgoing where system_id = ? and status = 'WAITING' and due_at <= ?"
                        + " order by due_at, id limit 1")
                .param(system)
                .param(at(now))
                .query((row, _) -> outgoing(row))
                .optional();
    }

    /** When the next one is due; empty where none waits. */
    Optional<Instant> nextDue(UUID system) {
        return db.sql(
                        "select min(due_at) from sync_outgoing where system_id = ? and status = 'WAITING' having count(*) > 0")
                .param(system)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /** Forgets what they have now, unless there is a newer state. */
    void done(Outgoing sent) {
        var gone = db.sql("delete from sync_outgoing where id = ? and version <= ?")
                .param(sent.id())
                .param(sent.version())
                .update();
        if (gone == 0) {
            db.sql("update sync_outgoing set registers_again = false, tries = 0 where id = ?")
                    .param(sent.id())
                    .update();
        }
    }

    void registerAgain(Outgoing unknown) {
        db.sql("update sync_outgoing set registers_again = true where id = ?")
                .param(unknown.id())
                .update();
    }

    /** Puts it off without a blame. */
    void postpone(Outgoing waiting, Instant then) {
        db.sql("update sync_outgoing set due_at = ? where id = ?")
                .param(at(then))
                .param(waiting.id())
                .update();
    }

    void retryLater(Outgoing failed, Instant then, String error) {
        db.sql("update sync_outgoing set due_at = ?, tries = tries + 1, error = ? where id = ?")
                .param(at(then))
                .param(shortened(error))
                .param(failed.id())
                .update();
    }

    /** Gives it up until the user changes or an admin has it tried again, unless there is a newer state already. */
    void giveUp(Outgoing refused, String error) {
        db.sql("update sync_outgoing set status = 'FAILED', tries = tries + 1, error = ? where id = ? and version <= ?")
                .param(shortened(error))
                .param(refused.id())
                .param(refused.version())
                .update();
    }

    /** Has a user sent again who was given up; false where there is none. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean retry(UUID system, UUID user, Instant now) {
        return db.sql("update sync_outgoing set status = 'WAITING', tries = 0, error = null, due_at = :now"
                                + " where system_id = :system and user_id = :user and status = 'FAILED'")
                        .param("now", at(now))
                        .param("system", system)
                        .param("user", user)
                        .update()
                == 1;
    }

    List<OutgoingView> list(UUID system, boolean failed, int size, long offset) {
        return db.sql("select user_id, status, tries, error, due_at, created_at from sync_outgoing where system_id = ?"
                        + " and status = ? order by created_at, id limit ? offset ?")
                .param(system)
                .param(status(failed))
                .param(size)
                .param(offset)
                .query((row, _) -> OutgoingView.of(row))
                .list();
    }

    long count(UUID system, boolean failed) {
        return db.sql("select count(*) from sync_outgoing where system_id = ? and status = ?")
                .param(system)
                .param(status(failed))
                .query(Long.class)
                .single();
    }

    private static String status(boolean failed) {
        return failed ? "FAILED" : "WAITING";
    }

    private static String shortened(String error) {
        return error.length() <= LONGEST_ERROR ? error : error.substring(0, LONGEST_ERROR);
    }

    private static Outgoing outgoing(ResultSet row) throws SQLException {
        var created = row.getObject("user_created_at", OffsetDateTime.class);
        return new Outgoing(
                row.getObject("id", UUID.class),
                row.getObject("system_id", UUID.class),
                row.getObject("user_id", UUID.class),
                row.getLong("version"),
                row.getString("email"),
                row.getString("phone"),
                null,
                row.getBoolean("kyc_verified"),
                row.getString("origin"),
                created == null ? null : created.toInstant(),
                row.getBoolean("registers_again"),
                row.getInt("tries"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
