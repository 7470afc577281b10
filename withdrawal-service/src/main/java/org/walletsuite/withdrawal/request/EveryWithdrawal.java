package org.walletsuite.withdrawal.request;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.ledger.HoldStatus;
import org.walletsuite.platform.reconciliation.KeysetPages;
import org.walletsuite.platform.reconciliation.ReconciliationDatabase;

/** All withdrawals, for who has to look at every one. */
@Component
public class EveryWithdrawal {

    private final JdbcClient db;

    EveryWithdrawal(ReconciliationDatabase database) {
        this.db = database.client();
    }

    /**
     * A withdrawal, and what the ledger must have of it.
     *
     * @param version another one once anything has changed
     * @param holdId null where the ledger held nothing, or has not said so yet
     * @param hold what the hold must be; null while something is under way
     * @param mayHold whether the ledger may hold money for it; of what was refused only until the worker has looked for it
     * @param mayBePaid whether it was approved, which the ledger may know before the row does
     */
    public record Known(
            UUID id,
            long version,
            UUID accountId,
            long amount,
            @Nullable UUID holdId,
            @Nullable HoldStatus hold,
            boolean mayHold,
            boolean mayBePaid) {}

    /** The withdrawals after this one or from the first, ascending by id. */
    public List<Known> page(@Nullable UUID after, int size) {
        return db.sql("select * from withdrawal where id > ? order by id limit ?")
                .param(after == null ? KeysetPages.BEFORE_ALL : after)
                .param(size)
                .query((row, _) -> known(row))
                .list();
    }

    /** Those of these withdrawals that there are. */
    public List<Known> among(List<UUID> ids) {
        return db.sql("select * from withdrawal where id = any(?)")
                .param(ids.toArray(UUID[]::new))
                .query((row, _) -> known(row))
                .list();
    }

    private static Known known(ResultSet row) throws SQLException {
        var status = WithdrawalStatus.valueOf(row.getString("status"));
        return new Known(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                row.getObject("account_id", UUID.class),
                row.getLong("amount"),
                row.getObject("hold_id", UUID.class),
                hold(status),
                status != WithdrawalStatus.REFUSED || row.getObject("next_attempt_at") != null,
                status == WithdrawalStatus.APPROVING || status == WithdrawalStatus.APPROVED);
    }

    private static @Nullable HoldStatus hold(WithdrawalStatus status) {
        return switch (status) {
            case PENDING -> HoldStatus.OPEN;
            case APPROVED -> HoldStatus.POSTED;
            case REJECTED, CANCELLED -> HoldStatus.VOIDED;
            case REQUESTING, REFUSED, APPROVING, REJECTING, CANCELLING -> null;
        };
    }

    /**
     * A withdrawal's audit log.
     *
     * @param status what the last row must lead to; null where nothing was done that is shown
     * @param firstApprovedBy as the withdrawal has it, like the next ones
     * @param decidedBy null also while the decision is under way, because its row is written at its end
     */
    public record Log(
            UUID id,
            @Nullable String status,
            @Nullable UUID firstApprovedBy,
            @Nullable UUID decidedBy,
            String head,
            List<Row> rows) {

        /** Who gave the first of two approvals, as the rows say. */
        public @Nullable UUID firstApprover() {
            return actor(action -> action == AuditAction.FIRST_APPROVAL);
        }

        /** Who approved, rejected or cancelled it, as the rows say. */
        public @Nullable UUID decider() {
            return actor(AuditAction::isDecision);
        }

        private @Nullable UUID actor(Predicate<AuditAction> wanted) {
            return rows.stream()
                    .map(Row::record)
                    .filter(record -> wanted.test(AuditAction.valueOf(record.action())))
                    .map(AuditRecord::actor)
                    .findFirst()
                    .orElse(null);
        }
    }

    /** A row of it, with its own word of what the log's head is by then. */
    public record Row(AuditRecord record, String hash) {}

    /** The audit logs of the withdrawals after this one or from the first, each with its withdrawal as of the same moment. */
    public List<Log> logs(@Nullable UUID after, int size) {
        var logs = new LinkedHashMap<UUID, Log>();
        RowCallbackHandler add = row -> {
            var id = row.getObject("withdrawal", UUID.class);
            var log = logs.get(id);
            if (log == null) {
                log = log(id, row);
                logs.put(id, log);
            }
            if (row.getString("hash") != null) {
                log.rows().add(row(id, row));
            }
        };
        db.sql("""
                select w.id as withdrawal, w.status, w.first_approved_by, w.decided_by, w.audit_head, a.*
                from (select * from withdrawal where id > ? order by id limit ?) w
                    left join withdrawal_audit a on a.withdrawal_id = w.id
                order by w.id, a.number""")
                .param(after == null ? KeysetPages.BEFORE_ALL : after)
                .param(size)
                .query(add);
        return List.copyOf(logs.values());
    }

    private static Log log(UUID id, ResultSet row) throws SQLException {
        var status = WithdrawalStatus.valueOf(row.getString("status"));
        return new Log(
                id,
                status.shown().map(WithdrawalStatus.Shown::text).orElse(null),
                row.getObject("first_approved_by", UUID.class),
                status.isUnderWay() ? null : row.getObject("decided_by", UUID.class),
                row.getString("audit_head"),
                new ArrayList<>());
    }

    private static Row row(UUID id, ResultSet row) throws SQLException {
        return new Row(
                new AuditRecord(
                        id,
                        row.getInt("number"),
                        row.getString("action"),
                        row.getObject("actor", UUID.class),
                        row.getString("from_status"),
                        row.getString("to_status"),
                        row.getString("notes"),
                        row.getString("reference"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()),
                row.getString("hash"));
    }
}
