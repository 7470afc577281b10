package org.walletsuite.ledger.reconciliation;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.walletsuite.ledger.row.Columns;
import org.walletsuite.ledger.transfer.EntryHash;
import org.walletsuite.ledger.transfer.TransferRows;
import tools.jackson.databind.json.JsonMapper;

/** Compares every entry with the one before it on its account, and the last one with the account. */
final class ChainCheck implements Check.Part {

    static final String TEXT = "Every account's entries lead from zero to its balance, unbroken and unedited";

    private static final int ROWS_AT_A_TIME = 1000;

    private static final String ENTRIES = "select " + TransferRows.COLUMNS + """
            , e.account_id, e.seq, e.amount, e.balance_after, e.position, e.created_at, e.hash,
                p.seq as previous_seq, p.balance_after as previous_balance, p.created_at as previous_time,
                p.hash as previous_hash
            from entry e left join lateral (
                    select seq, balance_after, created_at, hash from entry
                    where account_id = e.account_id and seq < e.seq order by seq desc limit 1) p on true
                left join transfer t on t.id = e.transfer_id
            where e.position > :after and e.position <= :upto order by e.position""";

    private static final String ENDS = """
            select format('Account %s: %s', a.id, told.what)
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
                ) as told (what)
            where a.id = any (?) and told.what is not null""";

    private final TransferRows rows;

    private ChainCheck(JsonMapper json) {
        this.rows = new TransferRows(json);
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
        var hashes = new Hashes();
        try (var query = slice.prepare(snapshot, ENTRIES)) {
            query.setFetchSize(ROWS_AT_A_TIME);
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    step(row, hashes, discrepancy);
                }
            }
        }
    }

    /** Computed from the stored entry before, so that an edit is reported only where it was made. */
    private void step(ResultSet row, Hashes hashes, Consumer<String> discrepancy) throws SQLException {
        var account = row.getObject("account_id", UUID.class);
        Consumer<String> report = what -> discrepancy.accept("Account " + account + ": " + what);
        var seq = row.getLong("seq");
        var previous = row.getLong("previous_seq");
        if (seq != previous + 1) {
            report.accept("entry " + seq + " follows entry " + previous);
        }
        var amount = row.getLong("amount");
        var after = row.getLong("balance_after");
        var balance = row.getLong("previous_balance");
        if (after != balance + amount) {
            report.accept("entry " + seq + " of " + amount + " makes " + after + " out of " + balance);
        }
        var at = Columns.instant(row, "created_at");
        if (previous > 0 && at.isBefore(Columns.instant(row, "previous_time"))) {
            report.accept("entry " + seq + " is older than the one before it");
        }
        if (row.getString("kind") != null && !Arrays.equals(row.getBytes("hash"), hashes.of(row, account, at))) {
            report.accept("entry " + seq + ", its transfer, or the entry before it was edited: its hash is another");
        }
    }

    /** The expected hashes of entries. A transfer's entries are consecutive, so its own hash is computed once. */
    private final class Hashes {

        private final EntryHash chain = new EntryHash();
        private @Nullable UUID transfer;
        private byte[] transferHash = EntryHash.beginning();

        byte[] of(ResultSet row, UUID account, Instant at) throws SQLException {
            var id = row.getObject("transfer_id", UUID.class);
            if (!id.equals(transfer)) {
                transfer = id;
                transferHash = chain.of(rows.transfer(row, List.of()));
            }
            return chain.next(
                    Objects.requireNonNullElseGet(row.getBytes("previous_hash"), EntryHash::beginning),
                    account,
                    row.getLong("seq"),
                    row.getLong("amount"),
                    row.getLong("balance_after"),
                    row.getLong("position"),
                    at,
                    transferHash);
        }
    }
}
