package org.walletsuite.ledger.transfer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.platform.ledger.LedgerCommand.Post;
import org.walletsuite.platform.ledger.LedgerCommand.PostAll;
import org.walletsuite.platform.ledger.LedgerCommand.Reverse;
import org.walletsuite.platform.ledger.Leg;
import org.walletsuite.platform.ledger.PostingResult;
import org.walletsuite.platform.ledger.PostingResult.Posted;
import org.walletsuite.platform.ledger.PostingResult.Reason;
import org.walletsuite.platform.ledger.PostingResult.Rejected;
import org.walletsuite.platform.ledger.PostingResult.Replayed;
import org.walletsuite.platform.ledger.Side;
import org.walletsuite.platform.ledger.StatusChange;
import org.walletsuite.platform.ledger.StatusChange.Changed;
import org.walletsuite.platform.ledger.StatusChange.Refused;
import org.walletsuite.platform.ledger.Transfer;

/**
 * Decides commands one after the other, in memory, over the rows that its transaction holds locked, and collects what
 * is to be written. So the answers equal a serial execution, and a rejection costs the database nothing.
 */
final class Batch {

    /** An entry to be written; it is the account's newest when its hash is the account's head. */
    @SuppressWarnings("ArrayRecordComponent") // The hash goes to the database; nobody compares entries.
    record NewEntry(
            UUID accountId, UUID transferId, long seq, long amount, long balanceAfter, long position, byte[] hash) {}

    record NewTransfer(Transfer transfer, String metadata, long position) {}

    record NewStatus(UUID id, UUID accountId, AccountStatus before, AccountStatus after, long position) {}

    final Instant now;
    final Map<UUID, AccountState> accounts = new HashMap<>();
    final List<NewTransfer> newTransfers = new ArrayList<>();
    final List<NewEntry> newEntries = new ArrayList<>();
    final List<NewStatus> newStatuses = new ArrayList<>();
    final Map<UUID, Long> newReversedTotals = new LinkedHashMap<>();
    long position;

    private final Map<UUID, Transfer> transfers = new HashMap<>();
    private final Map<String, UUID> keys = new HashMap<>();
    private final EntryHash hash;

    Batch(long position, Instant now, EntryHash hash) {
        this.position = position;
        this.now = now;
        this.hash = hash;
    }

    void addAccount(AccountState account) {
        accounts.put(account.read.id(), account);
    }

    /** Adds a transfer that was posted before, found by its id or by its key. */
    void addTransfer(Transfer transfer) {
        transfers.put(transfer.id(), transfer);
        keys.put(transfer.idempotencyKey(), transfer.id());
    }

    boolean isEmpty() {
        return newEntries.isEmpty() && newStatuses.isEmpty();
    }

    PostingResult decide(Posting posting) {
        var known = keys.get(posting.command.idempotencyKey());
        if (known != null) {
            var transfer = Objects.requireNonNull(transfers.get(known));
            return transfer.requestHash().equals(posting.requestHash)
                    ? new Replayed(transfer)
                    : new Rejected(Reason.KEY_REUSED, null);
        }
        return switch (posting.command) {
            case Post post -> decide(posting, post.legs(), post.reference(), null);
            case PostAll all -> decide(posting, all);
            case Reverse reverse -> decide(posting, reverse);
        };
    }

    private PostingResult decide(Posting posting, PostAll all) {
        var from = accounts.get(all.from().accountId());
        var available = from == null ? 0 : from.available();
        var legs = move(Math.max(1, available), all.from(), all.to());
        var refusal = refusal(legs);
        if (refusal == null && available < 1) {
            refusal = new Rejected(Reason.INSUFFICIENT_FUNDS, all.from().purpose());
        }
        return refusal == null ? decide(posting, legs, all.reference(), null) : refusal;
    }

    private static List<Leg> move(long amount, Side from, Side to) {
        return List.of(
                new Leg(from.accountId(), -amount, from.purpose()), new Leg(to.accountId(), amount, to.purpose()));
    }

    private PostingResult decide(Posting posting, Reverse reverse) {
        var original = transfers.get(reverse.transferId());
        if (original == null) {
            return new Rejected(Reason.UNKNOWN_TRANSFER, null);
        }
        if (!original.kind().equals(reverse.ofKind()) || original.reverses() != null) {
            return new Rejected(Reason.NOT_REVERSIBLE, null);
        }
        if (original.isReversed()) {
            return new Rejected(Reason.ALREADY_REVERSED, null);
        }
        if (reverse.amount() != null && original.entries().size() != 2) {
            return new Rejected(Reason.NOT_REVERSIBLE, null);
        }
        var left = original.amount() - original.reversedTotal();
        var amount = reverse.amount() == null ? left : reverse.amount();
        if (amount > left) {
            return new Rejected(Reason.REVERSAL_EXCEEDED, null);
        }
        var result = decide(posting, back(original, amount), original.id().toString(), original.id());
        if (result instanceof Posted) {
            var total = original.reversedTotal() + amount;
            transfers.put(original.id(), original.withReversedTotal(total));
            newReversedTotals.put(original.id(), total);
        }
        return result;
    }

    /** A part is given back by two entries only, whose amounts are the transfer's own. */
    private static List<Leg> back(Transfer original, long amount) {
        var isWhole = amount == original.amount();
        return original.entries().stream()
                .map(entry -> {
                    var part = isWhole ? entry.amount() : Long.signum(entry.amount()) * amount;
                    return new Leg(entry.accountId(), -part, entry.purpose());
                })
                .toList();
    }

    private PostingResult decide(Posting posting, List<Leg> legs, @Nullable String reference, @Nullable UUID reverses) {
        var refusal = refusal(legs);
        if (refusal != null) {
            return refusal;
        }
        var transfer = new Transfer(
                Ids.next(),
                posting.command.kind(),
                posting.command.idempotencyKey(),
                posting.requestHash,
                reference,
                reverses,
                legs.stream().mapToLong(leg -> Math.max(0, leg.amount())).sum(),
                0,
                posting.command.metadata(),
                now,
                entries(legs));
        newTransfers.add(new NewTransfer(transfer, posting.metadata, position + 1));
        var content = EntryHash.content(transfer);
        transfer.entries().forEach(entry -> post(transfer.id(), entry, content));
        addTransfer(transfer);
        return new Posted(transfer);
    }

    private @Nullable Rejected refusal(List<Leg> legs) {
        for (var leg : legs) {
            var account = accounts.get(leg.accountId());
            if (account == null || !account.read.purpose().equals(leg.purpose())) {
                return new Rejected(Reason.UNKNOWN_ACCOUNT, leg.purpose());
            }
        }
        var unbalanced = unbalanced(legs);
        if (unbalanced != null) {
            return new Rejected(unbalanced, null);
        }
        for (var leg : legs) {
            var reason = state(leg.accountId()).refusal(leg);
            if (reason != null) {
                return new Rejected(reason, leg.purpose());
            }
        }
        return null;
    }

    private @Nullable Reason unbalanced(List<Leg> legs) {
        var sums = new HashMap<String, Long>();
        try {
            var credits = 0L;
            var debits = 0L;
            for (var leg : legs) {
                credits = Math.addExact(credits, Math.max(0, leg.amount()));
                debits = Math.addExact(debits, Math.min(0, leg.amount()));
                sums.merge(state(leg.accountId()).read.asset(), leg.amount(), Long::sum);
            }
        } catch (ArithmeticException e) {
            return Reason.AMOUNT_TOO_LARGE;
        }
        return sums.values().stream().allMatch(sum -> sum == 0) ? null : Reason.ASSET_MISMATCH;
    }

    private List<Transfer.Entry> entries(List<Leg> legs) {
        return legs.stream()
                .map(leg -> {
                    var account = state(leg.accountId());
                    return new Transfer.Entry(
                            leg.accountId(),
                            account.read.ownerId(),
                            account.read.purpose(),
                            account.read.asset(),
                            account.seq + 1,
                            leg.amount(),
                            account.balance + leg.amount());
                })
                .toList();
    }

    private void post(UUID transferId, Transfer.Entry entry, byte[] content) {
        position++;
        var account = state(entry.accountId());
        var next = hash.next(
                account.headHash,
                entry.accountId(),
                entry.seq(),
                entry.amount(),
                entry.balanceAfter(),
                position,
                now,
                content);
        newEntries.add(new NewEntry(
                entry.accountId(), transferId, entry.seq(), entry.amount(), entry.balanceAfter(), position, next));
        account.post(entry.amount(), next);
    }

    StatusChange decide(StatusRequest request) {
        var account = accounts.get(request.accountId);
        var wanted = request.wanted.status();
        if (account == null || !account.read.purpose().equals(request.wanted.purpose())) {
            return new Refused(StatusChange.Reason.UNKNOWN_ACCOUNT);
        }
        if (account.status == wanted) {
            return new Changed(account.account(now));
        }
        if (account.status == AccountStatus.CLOSED) {
            return new Refused(StatusChange.Reason.ACCOUNT_CLOSED);
        }
        if (wanted == AccountStatus.CLOSED && (account.balance != 0 || account.read.held() != 0)) {
            return new Refused(StatusChange.Reason.NOT_EMPTY);
        }
        newStatuses.add(new NewStatus(Ids.next(), request.accountId, account.status, wanted, ++position));
        account.become(wanted);
        return new Changed(account.account(now));
    }

    private AccountState state(UUID accountId) {
        return Objects.requireNonNull(accounts.get(accountId));
    }
}
