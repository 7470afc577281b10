package org.walletsuite.ledger.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.walletsuite.ledger.row.Columns;
import org.walletsuite.ledger.transfer.TransferRows;
import org.walletsuite.platform.event.LedgerEvent;
import org.walletsuite.platform.event.LedgerEvent.AccountFloorChanged;
import org.walletsuite.platform.event.LedgerEvent.AccountStatusChanged;
import org.walletsuite.platform.event.LedgerEvent.EntryPosted;
import org.walletsuite.platform.event.LedgerEvent.HoldPlaced;
import org.walletsuite.platform.event.LedgerEvent.HoldPosted;
import org.walletsuite.platform.event.LedgerEvent.HoldVoided;
import org.walletsuite.platform.event.LedgerEvent.TransferPart;
import org.walletsuite.platform.ledger.AccountStatus;

/** Makes events of the journal's rows, one batch of them. */
final class JournalEvents {

    private final TransferRows rows;
    private @Nullable TransferPart latest;

    JournalEvents(TransferRows rows) {
        this.rows = rows;
    }

    /** What all events have in common. */
    private record About(
            long position, Instant time, UUID account, UUID owner, String program, String purpose, String asset) {

        static About row(ResultSet row) throws SQLException {
            return new About(
                    row.getLong("position"),
                    Columns.instant(row, "created_at"),
                    row.getObject("account_id", UUID.class),
                    row.getObject("owner_id", UUID.class),
                    row.getString("program"),
                    row.getString("purpose"),
                    row.getString("asset"));
        }
    }

    LedgerEvent event(ResultSet row) throws SQLException {
        var about = About.row(row);
        return switch (row.getString("event")) {
            case "ENTRY" -> entryPosted(about, row);
            case "FLOOR" -> floorChanged(about, row);
            case "PLACED" -> holdPlaced(about, row);
            case "POSTED" -> holdPosted(about, row);
            case "VOIDED" -> holdVoided(about, row, false);
            case "EXPIRED" -> holdVoided(about, row, true);
            case String status -> statusChanged(about, AccountStatus.valueOf(status));
        };
    }

    private EntryPosted entryPosted(About about, ResultSet row) throws SQLException {
        var seq = row.getLong("seq");
        return new EntryPosted(
                about.account + ":" + seq,
                about.time,
                about.position,
                about.account,
                about.owner,
                about.program,
                about.purpose,
                about.asset,
                seq,
                row.getLong("amount"),
                row.getLong("balance_after"),
                HexFormat.of().formatHex(row.getBytes("hash")),
                transfer(row));
    }

    /** A transfer's entries follow each other, and what they have in common is read once. */
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

    private static AccountStatusChanged statusChanged(About about, AccountStatus status) {
        return new AccountStatusChanged(
                "status:" + about.position,
                about.time,
                about.position,
                about.account,
                about.owner,
                about.program,
                about.purpose,
                about.asset,
                status.name());
    }

    private static AccountFloorChanged floorChanged(About about, ResultSet row) throws SQLException {
        return new AccountFloorChanged(
                "floor:" + about.position,
                about.time,
                about.position,
                about.account,
                about.owner,
                about.program,
                about.purpose,
                about.asset,
                row.getObject("floor", Long.class));
    }

    private HoldPlaced holdPlaced(About about, ResultSet row) throws SQLException {
        return new HoldPlaced(
                "hold:" + about.position,
                about.time,
                about.position,
                about.account,
                about.owner,
                about.program,
                about.purpose,
                about.asset,
                row.getObject("hold_id", UUID.class),
                row.getLong("amount"),
                row.getLong("held_after"),
                row.getString("reference"),
                Columns.instantOrNull(row, "expires_at"),
                rows.metadata(row));
    }

    private HoldPosted holdPosted(About about, ResultSet row) throws SQLException {
        return new HoldPosted(
                "hold:" + about.position,
                about.time,
                about.position,
                about.account,
                about.owner,
                about.program,
                about.purpose,
                about.asset,
                row.getObject("hold_id", UUID.class),
                row.getObject("transfer_id", UUID.class),
                row.getLong("amount"),
                row.getLong("released"),
                row.getLong("held_after"),
                row.getString("reference"),
                rows.metadata(row));
    }

    private HoldVoided holdVoided(About about, ResultSet row, boolean expired) throws SQLException {
        return new HoldVoided(
                "hold:" + about.position,
                about.time,
                about.position,
                about.account,
                about.owner,
                about.program,
                about.purpose,
                about.asset,
                row.getObject("hold_id", UUID.class),
                row.getLong("amount"),
                expired,
                row.getLong("held_after"),
                row.getString("reference"),
                rows.metadata(row));
    }
}
