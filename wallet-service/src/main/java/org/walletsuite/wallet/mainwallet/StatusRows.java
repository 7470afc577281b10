package org.walletsuite.wallet.mainwallet;

import static org.walletsuite.platform.database.Timestamps.at;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.walletsuite.platform.ledger.AccountStatus;

/** Who wanted which status for a main wallet, when and why. */
@Repository
class StatusRows {

    private static final String SELECT = "select id, number, wallet_id, status from main_wallet_status ";

    private final JdbcClient db;

    StatusRows(JdbcClient db) {
        this.db = db;
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
        db.sql("insert into main_wallet_status"
                        + " (id, wallet_id, status, reason, changed_by, created_at, next_attempt_at)"
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
        return db.sql(SELECT + "where id = ? and done_at is null")
                .param(id)
                .query(StatusRows::wanted)
                .optional();
    }

    /** The last one that was wanted for a wallet; there must be one. */
    WantedStatus last(UUID wallet) {
        return db.sql(SELECT + "where wallet_id = ? order by number desc limit 1")
                .param(wallet)
                .query(StatusRows::wanted)
                .single();
    }

    void markDone(UUID id, Instant now) {
        db.sql("update main_wallet_status set done_at = ?, next_attempt_at = null, attempts = 0 where id = ?")
                .param(at(now))
                .param(id)
                .update();
    }

    private static WantedStatus wanted(ResultSet row, int number) throws SQLException {
        return new WantedStatus(
                row.getObject("id", UUID.class),
                row.getLong("number"),
                row.getObject("wallet_id", UUID.class),
                AccountStatus.valueOf(row.getString("status")));
    }
}
