package org.walletsuite.ledger.reconciliation;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.walletsuite.ledger.reconciliation.ChainStep.Link;

/**
 * An account's row, and what its holds say.
 *
 * @param holds the sum of its open holds
 * @param heldByChanges what its last hold change says is held
 */
@SuppressWarnings("ArrayRecordComponent") // The hash is only read; rows are never compared.
record StoredAccount(
        long balance,
        long held,
        @Nullable Long floor,
        String status,
        long seq,
        byte[] headHash,
        BigDecimal holds,
        long heldByChanges) {

    private static final String SQL = """
            select a.balance, a.held, a.floor, a.status, a.seq, a.head_hash,
                (select coalesce(sum(amount), 0) from hold where account_id = a.id and status = 'OPEN') as holds,
                coalesce((
                    select held_after from hold_change where account_id = a.id
                    order by position desc limit 1), 0) as held_by_changes
            from account a where a.id = ?""";

    static StoredAccount read(JdbcClient db, UUID id, boolean isLocked) {
        return db.sql(isLocked ? SQL + " for update" : SQL)
                .param(id)
                .query((row, _) -> new StoredAccount(
                        row.getLong("balance"),
                        row.getLong("held"),
                        row.getObject("floor", Long.class),
                        row.getString("status"),
                        row.getLong("seq"),
                        row.getBytes("head_hash"),
                        row.getBigDecimal("holds"),
                        row.getLong("held_by_changes")))
                .single();
    }

    /**
     * Why its balance can't be corrected to that of its last entry; null when it can. Its number of entries and its
     * hash tell whether that is the last one: entries at the end of a chain may have been deleted.
     */
    @Nullable
    String obstacle(Link last, AccountSums account) {
        if (seq != last.seq()) {
            return "it counts " + seq + " entries, but the last one is " + last.seq();
        }
        if (!Arrays.equals(headHash, last.hash())) {
            return "its hash is not that of its last entry, " + last.seq();
        }
        if (holds.compareTo(BigDecimal.valueOf(heldByChanges)) != 0) {
            return "its open holds sum to "
                    + holds.movePointLeft(account.scale()).toPlainString()
                    + ", but their changes lead to " + account.amount(heldByChanges);
        }
        if (status.equals("CLOSED") && (last.balance() != 0 || heldByChanges != 0)) {
            return "it is closed and would not be empty";
        }
        if (floor != null && last.balance() - heldByChanges < floor) {
            return "it would be below its floor of " + account.amount(floor);
        }
        return null;
    }
}
