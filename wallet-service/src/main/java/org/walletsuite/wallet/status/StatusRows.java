package org.walletsuite.wallet.status;

import static org.walletsuite.platform.database.Timestamps.at;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.platform.ledger.StatusChange;

/** Who wanted which status for a wallet, when and why; a table for each kind of wallet. */
final class StatusRows {

    private final JdbcClient db;
    private final String table;
    private final String select;

    StatusRows(JdbcClient db, String table) {
        this.db = db;
        this.table = table;
        this.select = "select id, number, wallet_id, status from " + table + " ";
    }

    /** The intent; only for who has locked the wallet, so that numbers ascend as commits do. */
    void add(
            UUID id,
            UUID wallet,
            AccountStatus status,
            @Nullable String reason,
            UUID changedBy,
            Instant now,
            Instant until) {
        db.sql("insert into " + table + " (id, wallet_id, status, reason, changed_by, created_at, next_attempt_at)"
                        + " values (:id, :wallet, :status, :reason, :by, :now, :until)")
                .param("id", id)
                .param("wallet", wallet)
                .param("status", status.name())
                .param("reason", reason)
                .param("by", changedBy)
                .param("now", at(now))
                .param("until", at(until))
                .update();
    }

    Optional<WantedStatus> unfinished(UUID id) {
        return db.sql(select + "where id = ? and done_at is null")
                .param(id)
                .query(StatusRows::wanted)
                .optional();
    }

    /** The last one that was wanted for a wallet and not refused; there must be one. */
    WantedStatus last(UUID wallet) {
        return db.sql(select + "where wallet_id = ? and refusal is null order by number desc limit 1")
                .param(wallet)
                .query(StatusRows::wanted)
                .single();
    }

    /** Why the ledger refused it; empty where it did not. */
    Optional<StatusChange.Refused> refusal(UUID id) {
        return db.sql("select refusal from " + table + " where id = ? and refusal is not null")
                .param(id)
                .query(String.class)
                .optional()
                .map(reason -> new StatusChange.Refused(StatusChange.Reason.valueOf(reason)));
    }

    void markDone(UUID id, Instant now) {
        db.sql("update " + table + " set done_at = ?, next_attempt_at = null, attempts = 0 where id = ?")
                .param(at(now))
                .param(id)
                .update();
    }

    /**
     * It is done, and no longer wanted. False where somebody else has closed the wallet meanwhile, which was not empty for the
     * caller: nothing else that is done becomes possible or impossible by itself.
     */
    boolean markRefused(UUID id, StatusChange.Reason reason, Instant now) {
        return db.sql("update " + table + " set refusal = ?, done_at = ?, next_attempt_at = null, attempts = 0"
                                + " where id = ? and (done_at is null or ? <> 'NOT_EMPTY')")
                        .param(reason.name())
                        .param(at(now))
                        .param(id)
                        .param(reason.name())
                        .update()
                == 1;
    }

    private static WantedStatus wanted(ResultSet row, int number) throws SQLException {
        return new WantedStatus(
                row.getObject("id", UUID.class),
                row.getLong("number"),
                row.getObject("wallet_id", UUID.class),
                AccountStatus.valueOf(row.getString("status")));
    }
}
