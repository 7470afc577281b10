package org.walletsuite.ledger.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.walletsuite.ledger.journal.JournalTail.JournalEvent;
import org.walletsuite.ledger.row.Columns;
import org.walletsuite.ledger.transfer.TransferRows;
import org.walletsuite.platform.event.LedgerEvent;
import org.walletsuite.platform.event.LedgerEvent.TransferPart;
import org.walletsuite.platform.ledger.AccountStatus;

/** Converts a batch of the journal's rows to events. */
final class JournalRows {

    private final TransferRows rows;
    private @Nullable TransferPart latest;

    JournalRows(TransferRows rows) {
        this.rows = rows;
    }

    JournalEvent journalEvent(ResultSet row) throws SQLException {
        return new JournalEvent(event(row), row.getBytes("trace"));
    }

    private LedgerEvent event(ResultSet row) throws SQLException {
        var line = JournalLine.row(row);
        return switch (row.getString("event")) {
            case "ENTRY" ->
                line.entryPosted(
                        row.getLong("seq"),
                        row.getLong("amount"),
                        row.getLong("balance_after"),
                        row.getBytes("hash"),
                        transfer(row));
            case "FLOOR" -> line.floorChanged(row.getObject("floor", Long.class));
            case "PLACED" ->
                line.holdPlaced(
                        row.getObject("hold_id", UUID.class),
                        row.getLong("amount"),
                        row.getLong("held_after"),
                        row.getString("reference"),
                        Columns.instantOrNull(row, "expires_at"),
                        rows.metadata(row));
            case "POSTED" ->
                line.holdPosted(
                        row.getObject("hold_id", UUID.class),
                        row.getObject("transfer_id", UUID.class),
                        row.getLong("amount"),
                        row.getLong("released"),
                        row.getLong("held_after"),
                        row.getString("reference"),
                        rows.metadata(row));
            case "VOIDED" -> holdVoided(line, row, false);
            case "EXPIRED" -> holdVoided(line, row, true);
            case String status -> line.statusChanged(AccountStatus.valueOf(status));
        };
    }

    private LedgerEvent holdVoided(JournalLine line, ResultSet row, boolean expired) throws SQLException {
        return line.holdVoided(
                row.getObject("hold_id", UUID.class),
                row.getLong("amount"),
                expired,
                row.getLong("held_after"),
                row.getString("reference"),
                rows.metadata(row));
    }

    /** A transfer's entries are consecutive, and their common columns are read once. */
    private TransferPart transfer(ResultSet row) throws SQLException {
        var id = row.getObject("transfer_id", UUID.class);
        var transfer = latest;
        if (transfer == null || !transfer.id().equals(id)) {
            transfer = new TransferPart(
                    id,
                    row.getString("kind"),
                    row.getString("reference"),
                    row.getObject("reverses", UUID.class),
                    rows.metadata(row));
            latest = transfer;
        }
        return transfer;
    }
}
