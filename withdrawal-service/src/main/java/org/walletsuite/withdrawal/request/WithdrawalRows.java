package org.walletsuite.withdrawal.request;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.walletsuite.platform.giftcard.Dollars;
import org.walletsuite.platform.giftcard.ListPage;
import org.walletsuite.withdrawal.request.Payee.Method;
import org.walletsuite.withdrawal.request.WithdrawalStatus.Shown;

/** Lists and counts of withdrawals, as the tables have them. */
@Repository
class WithdrawalRows {

    private static final String WANTED = " from withdrawal where status = any(:statuses::text[])"
            + " and (:user::uuid is null or user_id = :user) and (:number::bigint is null or user_number = :number)";

    private final JdbcClient db;

    WithdrawalRows(JdbcClient db) {
        this.db = db;
    }

    long nextNumber() {
        return db.sql("select nextval('withdrawal_number')").query(Long.class).single();
    }

    /**
     * Which withdrawals are wanted.
     *
     * @param status null for all that are shown
     * @param user null for everybody's
     * @param userNumber null for everybody's
     */
    record Filter(
            @Nullable Shown status,
            @Nullable UUID user,
            @Nullable Long userNumber) {

        static Filter of(UUID user) {
            return new Filter(null, user, null);
        }

        private String[] statuses() {
            return List.of(WithdrawalStatus.values()).stream()
                    .filter(one -> one.shown()
                            .filter(shown -> status == null || shown == status)
                            .isPresent())
                    .map(WithdrawalStatus::name)
                    .toArray(String[]::new);
        }
    }

    /** A withdrawal in a list, and whose it is. */
    record Listed(long userNumber, WithdrawalSummary summary) {}

    /** The newest first. */
    List<Listed> list(Filter wanted, ListPage page) {
        return filtered(
                        "select *, payee ->> 'method' as method" + WANTED
                                + " order by number desc limit :size offset :offset",
                        wanted)
                .param("size", page.size())
                .param("offset", page.offset())
                .query((row, _) -> new Listed(row.getLong("user_number"), summary(row)))
                .list();
    }

    long count(Filter wanted) {
        return filtered("select count(*)" + WANTED, wanted).query(Long.class).single();
    }

    /** What waits to be decided. */
    PendingCount pending() {
        return filtered(
                        "select count(*) as number, coalesce(sum(amount), 0)::bigint as total" + WANTED,
                        new Filter(Shown.PENDING, null, null))
                .query((row, _) -> new PendingCount(row.getLong("number"), Dollars.text(row.getLong("total"))))
                .single();
    }

    /** What was done with a withdrawal, the latest first. */
    List<AuditLine> auditLog(UUID withdrawal, ListPage page) {
        return db.sql("select * from withdrawal_audit where withdrawal_id = ? order by number desc limit ? offset ?")
                .param(withdrawal)
                .param(page.size())
                .param(page.offset())
                .query((row, _) -> new AuditLine(
                        row.getLong("log_id"),
                        AuditAction.valueOf(row.getString("action")).shown(),
                        row.getObject("actor", UUID.class),
                        row.getString("from_status"),
                        row.getString("to_status"),
                        row.getString("notes"),
                        time(row, "created_at").truncatedTo(ChronoUnit.SECONDS)))
                .list();
    }

    long countAuditLog(UUID withdrawal) {
        return db.sql("select count(*) from withdrawal_audit where withdrawal_id = ?")
                .param(withdrawal)
                .query(Long.class)
                .single();
    }

    private JdbcClient.StatementSpec filtered(String sql, Filter wanted) {
        return db.sql(sql)
                .param("statuses", wanted.statuses())
                .param("user", wanted.user())
                .param("number", wanted.userNumber());
    }

    private static WithdrawalSummary summary(ResultSet row) throws SQLException {
        return WithdrawalSummary.of(
                row.getLong("number"),
                row.getLong("amount"),
                Method.of(row.getString("method")).orElseThrow(),
                WithdrawalStatus.valueOf(row.getString("status")),
                time(row, "created_at"),
                time(row, "updated_at"));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
