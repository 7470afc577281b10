package org.walletsuite.ledger.reconciliation;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Consumer;
import org.walletsuite.ledger.reconciliation.ChainStep.Link;
import org.walletsuite.ledger.row.Columns;
import tools.jackson.databind.json.JsonMapper;

/** Compares every entry with the one before it on its account, and the last one with the account. */
final class ChainCheck implements Check.Part {

    static final String TEXT = "Every account's entries lead from zero to its balance, unbroken and unedited";

    private static final int ROWS_AT_A_TIME = 1000;

    private static final String ENTRIES = "select " + ChainStep.COLUMNS + """
            , p.seq as previous_seq, p.balance_after as previous_balance, p.created_at as previous_time,
                p.hash as previous_hash
            from entry e left join lateral (
                    select seq, balance_after, created_at, hash from entry
                    where account_id = e.account_id and seq < e.seq order by seq desc limit 1) p on true
                left join transfer t on t.id = e.transfer_id
            where e.position > :after and e.position <= :upto order by e.position""";

    private static final String ENDS = """
            select format('Account %s: %s', a.id, found.what)
            from account a left join lateral (
                    select seq, balance_after, hash from entry where account_id = a.id
                    order by seq desc limit 1) e on true
                cross join lateral (values
                    (case when a.balance <> coalesce(e.balance_after, 0)
                        then format('its balance is %s, but its entries lead to %s', a.balance,
                            coalesce(e.balance_after, 0)) end),
                    (case when a.seq <> coalesce(e.seq, 0)
                        then format('it counts %s entries, but the last one is %s', a.seq, coalesce(e.seq, 0)) end),
                    (case when a.head_hash <> coalesce(e.hash, decode(repeat('00', 32), 'hex'))
                        then format('its hash is not that of its last entry, %s', coalesce(e.seq, 0)) end)
                ) as found (what)
            where a.id = any (?) and found.what is not null""";

    private final JsonMapper json;

    private ChainCheck(JsonMapper json) {
        this.json = json;
    }

    static Check of(JsonMapper json) {
        return new Check(TEXT, new ChainCheck(json), new Query(CheckScope.ACCOUNTS, ENDS));
    }

    @Override
    public CheckScope scope() {
        return CheckScope.JOURNAL;
    }

    @Override
    public void run(Connection snapshot, Slice slice, Consumer<String> discrepancy) throws SQLException {
        var step = new ChainStep(json);
        try (var query = slice.prepare(snapshot, ENTRIES)) {
            query.setFetchSize(ROWS_AT_A_TIME);
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    step(row, step, discrepancy);
                }
            }
        }
    }

    /** Computed from the stored entry before, so that an edit is reported only where it was made. */
    private static void step(ResultSet row, ChainStep step, Consumer<String> discrepancy) throws SQLException {
        var account = row.getObject("account_id", UUID.class);
        step.check(previous(row), row, what -> discrepancy.accept("Account " + account + ": " + what));
    }

    private static Link previous(ResultSet row) throws SQLException {
        var seq = row.getLong("previous_seq");
        return seq == 0
                ? Link.BEGINNING
                : new Link(
                        seq,
                        row.getLong("previous_balance"),
                        Columns.instant(row, "previous_time"),
                        row.getBytes("previous_hash"));
    }
}
