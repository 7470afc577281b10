package org.walletsuite.payment.funding;

import static org.walletsuite.platform.database.Timestamps.at;
import static org.walletsuite.platform.database.Timestamps.atOrNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of top-ups. */
@Repository
class TopUpRows {

    static final String COLUMNS = "id, wallet_id, amount, description, provider, status, late, after_seq,"
            + " decided_at, created_at, expires_at";

    private final JdbcClient db;

    TopUpRows(JdbcClient db) {
        this.db = db;
    }

    /** The intent. */
    void add(TopUp topUp) {
        db.sql(
                        "insert into top_up (" + COLUMNS
                                + ", due_at, next_attempt_at) values (:id, :wallet, :amount,"
                                + " :description, :provider, :status, :late, :after, :decided, :created, :expires, :due, :next)")
                .param("id", topUp.id())
                .param("wallet", topUp.wallet())
                .param("amount", topUp.amount())
                .param("description", topUp.description())
                .param("provider", topUp.provider().name())
                .param("status", topUp.status().name())
                .param("late", topUp.late())
                .param("after", topUp.afterSeq())
                .param("decided", atOrNull(topUp.decidedAt()))
                .param("created", at(topUp.createdAt()))
                .param("expires", at(topUp.expiresAt()))
                .param("due", at(topUp.dueAt(topUp.createdAt())))
                .param("next", atOrNull(topUp.nextAttempt(topUp.createdAt())))
                .update();
    }

    Optional<TopUp> find(UUID id) {
        return db.sql("select " + COLUMNS + " from top_up where id = ?")
                .param(id)
                .query(TopUpRows::topUp)
                .optional();
    }

    /** Locks the row until the transaction ends. */
    Optional<TopUp> lock(UUID id) {
        return db.sql("select " + COLUMNS + " from top_up where id = ? for update")
                .param(id)
                .query(TopUpRows::topUp)
                .optional();
    }

    /** Keeps what a locked top-up has become, and has the worker come when there is something to do. */
    void update(TopUp topUp, Instant now) {
        db.sql("update top_up set status = :status, late = :late, decided_at = :decided, due_at = :due,"
                        + " next_attempt_at = :next, attempts = 0 where id = :id")
                .param("id", topUp.id())
                .param("status", topUp.status().name())
                .param("late", topUp.late())
                .param("decided", atOrNull(topUp.decidedAt()))
                .param("due", at(topUp.dueAt(now)))
                .param("next", atOrNull(topUp.nextAttempt(now)))
                .update();
    }

    /**
     * The outcome of a locked one that was credited.
     *
     * @param entrySeq its entry in the wallet's account, or null where that could not take it
     */
    void complete(UUID id, @Nullable Long entrySeq, long fundingSeq) {
        db.sql("update top_up set status = 'COMPLETED', entry_seq = :entry, funding_seq = :funding,"
                        + " next_attempt_at = null, attempts = 0 where id = :id")
                .param("id", id)
                .param("entry", entrySeq)
                .param("funding", fundingSeq)
                .update();
    }

    /** How many of a wallet's wait for their provider; whoever adds one to them comes after others, until the transaction ends. */
    int lockPending(UUID wallet) {
        db.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param("top_up:" + wallet)
                .query((_, _) -> true)
                .single();
        return db.sql("select count(*) from top_up where wallet_id = ? and status = 'PENDING'")
                .param(wallet)
                .query(Integer.class)
                .single();
    }

    static TopUp topUp(ResultSet row, int number) throws SQLException {
        return new TopUp(
                row.getObject("id", UUID.class),
                row.getObject("wallet_id", UUID.class),
                row.getLong("amount"),
                row.getString("description"),
                FundingProvider.valueOf(row.getString("provider")),
                TopUpStatus.valueOf(row.getString("status")),
                row.getBoolean("late"),
                row.getLong("after_seq"),
                time(row, "decided_at"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
