package org.walletsuite.ledger.writer;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.walletsuite.ledger.row.Columns;

/**
 * A row that a trial left in the journal.
 *
 * @param last the position of its last row; a posted hold belongs to its transfer
 * @param subject the transfer, account or hold it is about
 * @param change what became of the account or hold, or null for a transfer
 */
record JournalRow(
        long last,
        Instant time,
        Kind kind,
        UUID subject,
        @Nullable String change) {

    enum Kind {
        TRANSFER,
        STATUS,
        FLOOR,
        HOLD
    }

    /** The rows after this position; holds of earlier trials, on other accounts, may still expire among them. */
    static List<JournalRow> after(JdbcClient db, long start, List<UUID> accounts) {
        return db.sql("""
                        select t.position + t.entries - 1
                                + (select count(*) from hold_change c where c.transfer_id = t.id) as last,
                            t.position, t.created_at, 'TRANSFER' as kind, t.id as subject, null as change
                        from transfer t where t.position > :start
                        union all
                        select position, position, created_at, 'STATUS', account_id, after from status_change
                        where position > :start
                        union all
                        select position, position, created_at, 'FLOOR', account_id, after::text from floor_change
                        where position > :start
                        union all
                        select position, position, created_at, 'HOLD', hold_id, change from hold_change
                        where position > :start and change <> 'POSTED'
                            and account_id = any (:accounts)
                        order by position""")
                .param("start", start)
                .param("accounts", accounts.toArray(UUID[]::new))
                .query((row, _) -> new JournalRow(
                        row.getLong("last"),
                        Columns.instant(row, "created_at"),
                        Kind.valueOf(row.getString("kind")),
                        row.getObject("subject", UUID.class),
                        row.getString("change")))
                .list();
    }
}
