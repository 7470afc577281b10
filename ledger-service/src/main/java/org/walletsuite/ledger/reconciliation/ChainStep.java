package org.walletsuite.ledger.reconciliation;

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

/** Compares entries with the ones before them on their accounts. Not thread-safe. */
final class ChainStep {

    /** The columns that {@link #check} reads, of an entry {@code e} and its transfer {@code t}. */
    static final String COLUMNS =
            TransferRows.COLUMNS + ", e.account_id, e.seq, e.amount, e.balance_after, e.position, e.created_at, e.hash";

    /** What an entry passes on to the next one of its account. */
    @SuppressWarnings("ArrayRecordComponent") // The hash is only read; links are never compared.
    record Link(long seq, long balance, Instant at, byte[] hash) {

        static final Link BEGINNING = new Link(0, 0, Instant.MIN, EntryHash.beginning());

        /** The link that the entry in the current row is. */
        static Link of(ResultSet row) throws SQLException {
            return new Link(
                    row.getLong("seq"),
                    row.getLong("balance_after"),
                    Columns.instant(row, "created_at"),
                    row.getBytes("hash"));
        }
    }

    private final TransferRows rows;
    private final EntryHash chain = new EntryHash();
    private @Nullable UUID transfer;
    private byte[] transferHash = EntryHash.beginning();

    ChainStep(JsonMapper json) {
        this.rows = new TransferRows(json);
    }

    /** Reports what is wrong with the entry in the current row, which follows {@code previous}. */
    void check(Link previous, ResultSet row, Consumer<String> report) throws SQLException {
        var entry = Link.of(row);
        if (entry.seq() != previous.seq() + 1) {
            report.accept("entry " + entry.seq() + " follows entry " + previous.seq());
        }
        var amount = row.getLong("amount");
        if (entry.balance() != previous.balance() + amount) {
            report.accept("entry " + entry.seq() + " of " + amount + " makes " + entry.balance() + " out of "
                    + previous.balance());
        }
        if (entry.at().isBefore(previous.at())) {
            report.accept("entry " + entry.seq() + " is older than the one before it");
        }
        if (row.getString("kind") != null && !Arrays.equals(entry.hash(), hash(previous, entry, row))) {
            report.accept(
                    "entry " + entry.seq() + ", its transfer, or the entry before it was edited: its hash is another");
        }
    }

    /** The expected hash. A transfer's entries are consecutive in the journal, so its own hash is computed once. */
    private byte[] hash(Link previous, Link entry, ResultSet row) throws SQLException {
        var id = row.getObject("transfer_id", UUID.class);
        if (!id.equals(transfer)) {
            transfer = id;
            transferHash = chain.of(rows.transfer(row, List.of()));
        }
        return chain.next(
                previous.hash(),
                row.getObject("account_id", UUID.class),
                entry.seq(),
                row.getLong("amount"),
                entry.balance(),
                row.getLong("position"),
                entry.at(),
                transferHash);
    }
}
