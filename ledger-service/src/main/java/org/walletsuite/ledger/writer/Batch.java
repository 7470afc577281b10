package org.walletsuite.ledger.writer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.walletsuite.ledger.journal.JournalLine;
import org.walletsuite.ledger.journal.JournalTail.JournalEvent;
import org.walletsuite.ledger.transfer.EntryHash;
import org.walletsuite.platform.event.LedgerEvent;
import org.walletsuite.platform.event.LedgerEvent.TransferPart;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.platform.ledger.Hold;
import org.walletsuite.platform.ledger.HoldStatus;
import org.walletsuite.platform.ledger.Transfer;

/**
 * The state of one transaction: the rows as its commands have left them so far, and the writes to be made. Commands are
 * decided on it one after the other, in memory, so the answers equal a serial execution, and a rejection costs no
 * database work.
 */
final class Batch {

    /** An entry to be written; it is the account's newest when its hash is the account's head. */
    @SuppressWarnings("ArrayRecordComponent") // The hash only goes to the database; entries are never compared.
    record NewEntry(
            UUID accountId, UUID transferId, long seq, long amount, long balanceAfter, long position, byte[] hash) {}

    @SuppressWarnings("ArrayRecordComponent") // As above, here and below.
    record NewTransfer(Transfer transfer, String metadata, long position, byte @Nullable [] trace) {}

    @SuppressWarnings("ArrayRecordComponent")
    record NewStatus(
            UUID id,
            UUID accountId,
            AccountStatus before,
            AccountStatus after,
            long position,
            byte @Nullable [] trace) {}

    @SuppressWarnings("ArrayRecordComponent")
    record NewFloor(
            UUID id,
            UUID accountId,
            @Nullable Long before,
            @Nullable Long after,
            long position,
            byte @Nullable [] trace) {}

    record NewHold(Hold hold, String metadata) {}

    /** A change of a hold, with the hold's new state. */
    @SuppressWarnings("ArrayRecordComponent")
    record HoldChange(UUID id, Hold hold, boolean isPlaced, long heldAfter, long position, byte @Nullable [] trace) {}

    /** The first row to be written, by which a commit can be verified later. */
    record Mark(long position, UUID id) {}

    final Instant now;
    final Map<UUID, AccountState> accounts = new HashMap<>();
    final List<NewTransfer> newTransfers = new ArrayList<>();
    final List<NewEntry> newEntries = new ArrayList<>();
    final List<NewStatus> newStatuses = new ArrayList<>();
    final List<NewFloor> newFloors = new ArrayList<>();
    final List<NewHold> newHolds = new ArrayList<>();
    final List<HoldChange> holdChanges = new ArrayList<>();
    final Map<UUID, Long> newReversedTotals = new LinkedHashMap<>();

    /** The events of this batch, in the order of the positions. */
    final List<JournalEvent> events = new ArrayList<>();

    long position;

    @Nullable
    Mark mark;

    /** The trace of the request whose command is being decided. */
    byte @Nullable [] trace;

    private final Map<AccountState.Place, AccountState> unapplied = new HashMap<>();
    private final Map<UUID, Transfer> transfers = new HashMap<>();
    private final Map<String, UUID> keys = new HashMap<>();
    private final Map<UUID, Hold> holds = new HashMap<>();
    private final Map<String, UUID> holdKeys = new HashMap<>();
    private final EntryHash hash;

    Batch(long position, Instant now, EntryHash hash) {
        this.position = position;
        this.now = now;
        this.hash = hash;
    }

    void addAccount(AccountState account) {
        accounts.put(account.read.id(), account);
        if (account.read.purpose().equals(Account.UNAPPLIED)) {
            unapplied.put(account.place(), account);
        }
    }

    /** Adds a transfer that was posted before, found by its id or by its key. */
    void addTransfer(Transfer transfer) {
        transfers.put(transfer.id(), transfer);
        keys.put(transfer.idempotencyKey(), transfer.id());
    }

    void addHold(Hold hold) {
        holds.put(hold.id(), hold);
        holdKeys.put(hold.idempotencyKey(), hold.id());
    }

    /** The account with this id and purpose, or null. */
    @Nullable
    AccountState account(UUID id, String purpose) {
        var account = accounts.get(id);
        return account != null && account.read.purpose().equals(purpose) ? account : null;
    }

    /** The account for settlements to a closed account's owner; opened when it is first credited. */
    AccountState unapplied(AccountState closed) {
        return unapplied.computeIfAbsent(closed.place(), _ -> AccountState.unapplied(closed, now));
    }

    @Nullable
    Transfer transfer(UUID id) {
        return transfers.get(id);
    }

    @Nullable
    Transfer transferByKey(String key) {
        var id = keys.get(key);
        return id == null ? null : transfers.get(id);
    }

    @Nullable
    Hold hold(UUID id) {
        return holds.get(id);
    }

    @Nullable
    Hold holdByKey(String key) {
        var id = holdKeys.get(key);
        return id == null ? null : holds.get(id);
    }

    boolean isEmpty() {
        return mark == null;
    }

    /** Numbers a row of the journal; an id that no other attempt uses makes it recognizable. */
    private long number(UUID id) {
        position++;
        if (mark == null) {
            mark = new Mark(position, id);
        }
        return position;
    }

    /** Posts an accepted movement. */
    Transfer post(Posting posting, Movement movement, @Nullable String reference, @Nullable UUID reverses) {
        var transfer = new Transfer(
                Ids.next(),
                posting.command.kind(),
                posting.command.idempotencyKey(),
                posting.requestHash,
                reference,
                reverses,
                movement.credits(),
                0,
                posting.command.metadata(),
                now,
                movement.parts().stream().map(Movement.Part::entry).toList());
        newTransfers.add(new NewTransfer(transfer, posting.metadata, position + 1, trace));
        var transferHash = hash.of(transfer);
        var common = new TransferPart(transfer.id(), transfer.kind(), reference, reverses, transfer.metadata());
        movement.parts().forEach(part -> post(part, transferHash, common));
        addTransfer(transfer);
        return transfer;
    }

    private void post(Movement.Part part, byte[] transferHash, TransferPart transfer) {
        var account = part.account();
        var entry = part.entry();
        if (account.isNew) {
            accounts.put(entry.accountId(), account);
        }
        var place = number(transfer.id());
        var next = hash.next(
                account.headHash,
                entry.accountId(),
                entry.seq(),
                entry.amount(),
                entry.balanceAfter(),
                place,
                now,
                transferHash);
        newEntries.add(new NewEntry(
                entry.accountId(), transfer.id(), entry.seq(), entry.amount(), entry.balanceAfter(), place, next));
        account.post(entry.amount(), next);
        emit(line(account).entryPosted(entry.seq(), entry.amount(), entry.balanceAfter(), next, transfer));
    }

    /** The journal's current position. */
    private JournalLine line(AccountState account) {
        return JournalLine.of(position, now, account.read);
    }

    private void emit(LedgerEvent event) {
        events.add(new JournalEvent(event, trace));
    }

    /** Records that this much of a transfer was reversed. */
    void reversed(Transfer original, long total) {
        transfers.put(original.id(), original.withReversedTotal(total));
        newReversedTotals.put(original.id(), total);
    }

    void place(Hold hold, String metadata, AccountState account) {
        account.hold(hold.amount());
        newHolds.add(new NewHold(hold, metadata));
        note(hold, true, account);
    }

    /** Closes a hold; all that it set aside is available again. */
    void close(Hold closed, AccountState account) {
        account.hold(-closed.amount());
        note(closed, false, account);
    }

    private void note(Hold hold, boolean isPlaced, AccountState account) {
        var id = Ids.next();
        addHold(hold);
        holdChanges.add(new HoldChange(id, hold, isPlaced, account.held, number(id), trace));
        emit(holdEvent(hold, line(account), account.held));
    }

    private static LedgerEvent holdEvent(Hold hold, JournalLine line, long heldAfter) {
        var transfer = hold.transferId();
        var posted = hold.posted();
        if (transfer != null && posted != null) {
            return line.holdPosted(
                    hold.id(), transfer, posted, hold.amount() - posted, heldAfter, hold.reference(), hold.metadata());
        }
        return hold.status() == HoldStatus.OPEN
                ? line.holdPlaced(
                        hold.id(), hold.amount(), heldAfter, hold.reference(), hold.expiresAt(), hold.metadata())
                : line.holdVoided(
                        hold.id(),
                        hold.amount(),
                        hold.status() == HoldStatus.EXPIRED,
                        heldAfter,
                        hold.reference(),
                        hold.metadata());
    }

    void become(AccountState account, AccountStatus next) {
        var id = Ids.next();
        newStatuses.add(new NewStatus(id, account.read.id(), account.status, next, number(id), trace));
        account.become(next);
        emit(line(account).statusChanged(next));
    }

    void limit(AccountState account, @Nullable Long floor) {
        var id = Ids.next();
        newFloors.add(new NewFloor(id, account.read.id(), account.floor, floor, number(id), trace));
        account.limit(floor);
        emit(line(account).floorChanged(floor));
    }
}
