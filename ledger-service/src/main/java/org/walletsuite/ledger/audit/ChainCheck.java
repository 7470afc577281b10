package org.walletsuite.ledger.audit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.walletsuite.ledger.row.Columns;
import org.walletsuite.ledger.transfer.EntryHash;
import org.walletsuite.ledger.transfer.TransferRows;
import tools.jackson.databind.json.JsonMapper;

/** Walks through every account's entries, oldest first, as a stream: what must hold from one entry to the next and at the end. */
final class ChainCheck implements Check {

    static final String CLAIM = "Every account's entries lead from zero to its balance, unbroken and unedited";

    private static final int ROWS_AT_A_TIME = 1000;

    private static final String ENTRIES = "select " + TransferRows.COLUMNS + """
            , a.id as account_id, a.balance, a.seq as last_seq, a.head_hash,
                e.seq, e.amount, e.balance_after, e.position, e.created_at, e.hash
            from account a left join entry e on e.account_id = a.id left join transfer t on t.id = e.transfer_id
            order by a.id, e.seq""";

    private final TransferRows rows;

    ChainCheck(JsonMapper json) {
        this.rows = new TransferRows(json);
    }

    @Override
    public String claim() {
        return CLAIM;
    }

    @Override
    public void run(Connection snapshot, Consumer<String> finding) throws SQLException {
        try (var query = snapshot.prepareStatement(ENTRIES)) {
            query.setFetchSize(ROWS_AT_A_TIME);
            try (var row = query.executeQuery()) {
                @Nullable Walk walk = null;
                while (row.next()) {
                    var account = row.getObject("account_id", UUID.class);
                    if (walk == null || !walk.account.equals(account)) {
                        if (walk != null) {
                            walk.end();
                        }
                        walk = new Walk(account, row, finding);
                    }
                    walk.step(row);
                }
                if (walk != null) {
                    walk.end();
                }
            }
        }
    }

    /** One account's way; after a finding it goes on from what the row says, so that one edit is not told many times. */
    private final class Walk {

        private final EntryHash chain = new EntryHash();
        private final UUID account;
        private final long finalBalance;
        private final long finalSeq;
        private final byte[] finalHash;
        private final Consumer<String> finding;
        private long balance;
        private long seq;
        private byte[] hash = EntryHash.beginning();
        private Instant time = Instant.MIN;

        Walk(UUID account, ResultSet row, Consumer<String> finding) throws SQLException {
            this.account = account;
            this.finalBalance = row.getLong("balance");
            this.finalSeq = row.getLong("last_seq");
            this.finalHash = row.getBytes("head_hash");
            this.finding = finding;
        }

        void step(ResultSet row) throws SQLException {
            var next = row.getLong("seq");
            if (row.wasNull()) {
                return;
            }
            if (next != seq + 1) {
                tell("entry " + next + " follows entry " + seq);
            }
            var amount = row.getLong("amount");
            var after = row.getLong("balance_after");
            if (after != balance + amount) {
                tell("entry " + next + " of " + amount + " makes " + after + " out of " + balance);
            }
            var at = Columns.instant(row, "created_at");
            if (at.isBefore(time)) {
                tell("entry " + next + " is older than the one before it");
            }
            var stored = row.getBytes("hash");
            if (row.getString("kind") != null && !Arrays.equals(stored, hashOf(row, next, amount, after, at))) {
                tell("entry " + next + ", its transfer, or the entry before it was edited: its hash is another");
            }
            seq = next;
            balance = after;
            time = at;
            hash = stored;
        }

        private byte[] hashOf(ResultSet row, long next, long amount, long after, Instant at) throws SQLException {
            var transfer = chain.of(rows.transfer(row, List.of()));
            return chain.next(hash, account, next, amount, after, row.getLong("position"), at, transfer);
        }

        void end() {
            if (balance != finalBalance) {
                tell("its balance is " + finalBalance + ", but its entries lead to " + balance);
            }
            if (seq != finalSeq) {
                tell("it counts " + finalSeq + " entries, but the last one is " + seq);
            }
            if (!Arrays.equals(hash, finalHash)) {
                tell("its hash is not that of its last entry, " + seq);
            }
        }

        private void tell(String what) {
            finding.accept("Account " + account + ": " + what);
        }
    }
}
