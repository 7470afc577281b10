package org.walletsuite.ledger.reconciliation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.walletsuite.ledger.reconciliation.ChainStep.Link;
import tools.jackson.databind.json.JsonMapper;

/**
 * An account's entries, read in their order and in pages: where they lead, unless they were edited. It can be read on
 * later, so that only the newest entries are left to be read under a lock.
 */
final class EntryChain {

    private static final int PAGE = 1_000;

    private static final String NEXT = "select " + ChainStep.COLUMNS + """
             from (select * from entry where account_id = :account and seq > :seq order by seq limit :size) e
                left join transfer t on t.id = e.transfer_id
            order by e.seq""";

    private final JdbcClient db;
    private final UUID account;
    private final ChainStep step;
    private Link end = Link.BEGINNING;
    private @Nullable String discrepancy;

    EntryChain(JdbcClient db, JsonMapper json, UUID account) {
        this.db = db;
        this.account = account;
        this.step = new ChainStep(json);
    }

    /** Reads the entries that were not read yet. */
    EntryChain readOn() {
        long before;
        do {
            before = end.seq();
            db.sql(NEXT)
                    .param("account", account)
                    .param("seq", before)
                    .param("size", PAGE)
                    .query(this::add);
        } while (discrepancy == null && end.seq() > before);
        return this;
    }

    /** The last entry that was read. */
    Link end() {
        return end;
    }

    /** The first thing that is wrong with the entries, in the words of {@code verify}; null when nothing is. */
    @Nullable
    String discrepancy() {
        return discrepancy;
    }

    private void add(ResultSet row) throws SQLException {
        if (row.getString("kind") == null) {
            report("entry " + row.getLong("seq") + " belongs to a transfer that is missing");
        }
        step.check(end, row, this::report);
        end = Link.of(row);
    }

    private void report(String what) {
        if (discrepancy == null) {
            discrepancy = what;
        }
    }
}
