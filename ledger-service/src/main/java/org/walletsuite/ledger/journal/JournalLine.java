package org.walletsuite.ledger.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.walletsuite.ledger.row.Columns;
import org.walletsuite.platform.event.LedgerEvent.AccountFloorChanged;
import org.walletsuite.platform.event.LedgerEvent.AccountStatusChanged;
import org.walletsuite.platform.event.LedgerEvent.EntryPosted;
import org.walletsuite.platform.event.LedgerEvent.HoldPlaced;
import org.walletsuite.platform.event.LedgerEvent.HoldPosted;
import org.walletsuite.platform.event.LedgerEvent.HoldVoided;
import org.walletsuite.platform.event.LedgerEvent.TransferPart;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.AccountStatus;

/** The fields that all events have in common: position in the journal, time and account. */
public record JournalLine(
        long position, Instant time, UUID account, UUID owner, String program, String purpose, String asset) {

    public static JournalLine of(long position, Instant time, Account account) {
        return new JournalLine(
                position, time, account.id(), account.ownerId(), account.program(), account.purpose(), account.asset());
    }

    static JournalLine row(ResultSet row) throws SQLException {
        return new JournalLine(
                row.getLong("position"),
                Columns.instant(row, "created_at"),
                row.getObject("account_id", UUID.class),
                row.getObject("owner_id", UUID.class),
                row.getString("program"),
                row.getString("purpose"),
                row.getString("asset"));
    }

    public EntryPosted entryPosted(long seq, long amount, long balanceAfter, byte[] hash, TransferPart transfer) {
        return new EntryPosted(
                account + ":" + seq,
                time,
                position,
                account,
                owner,
                program,
                purpose,
                asset,
                seq,
                amount,
                balanceAfter,
                HexFormat.of().formatHex(hash),
                transfer);
    }

    public AccountStatusChanged statusChanged(AccountStatus status) {
        return new AccountStatusChanged(
                "status:" + position, time, position, account, owner, program, purpose, asset, status.name());
    }

    public AccountFloorChanged floorChanged(@Nullable Long floor) {
        return new AccountFloorChanged(
                "floor:" + position, time, position, account, owner, program, purpose, asset, floor);
    }

    public HoldPlaced holdPlaced(
            UUID hold,
            long amount,
            long heldAfter,
            @Nullable String reference,
            @Nullable Instant expiresAt,
            Map<String, Object> metadata) {
        return new HoldPlaced(
                "hold:" + position,
                time,
                position,
                account,
                owner,
                program,
                purpose,
                asset,
                hold,
                amount,
                heldAfter,
                reference,
                expiresAt,
                metadata);
    }

    public HoldPosted holdPosted(
            UUID hold,
            UUID transfer,
            long amount,
            long released,
            long heldAfter,
            @Nullable String reference,
            Map<String, Object> metadata) {
        return new HoldPosted(
                "hold:" + position,
                time,
                position,
                account,
                owner,
                program,
                purpose,
                asset,
                hold,
                transfer,
                amount,
                released,
                heldAfter,
                reference,
                metadata);
    }

    public HoldVoided holdVoided(
            UUID hold,
            long amount,
            boolean expired,
            long heldAfter,
            @Nullable String reference,
            Map<String, Object> metadata) {
        return new HoldVoided(
                "hold:" + position,
                time,
                position,
                account,
                owner,
                program,
                purpose,
                asset,
                hold,
                amount,
                expired,
                heldAfter,
                reference,
                metadata);
    }
}
