package org.walletsuite.ledger.writer;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.platform.ledger.Hold;
import org.walletsuite.platform.ledger.Leg;
import org.walletsuite.platform.ledger.PostingResult.Reason;
import org.walletsuite.platform.ledger.PostingResult.Rejected;
import org.walletsuite.platform.ledger.Transfer;

/** The planned effect of a command on its accounts, or the reason why it is rejected; nothing has been changed yet. */
final class Movement {

    /**
     * One account's part.
     *
     * @param released the part of the held money that is released at the same time
     */
    record Part(AccountState account, long amount, boolean settlement, long released) {

        /** Throws ArithmeticException when the two are too much for one account. */
        Part plus(Part other) {
            return new Part(account, Math.addExact(amount, other.amount), settlement || other.settlement, released);
        }

        Transfer.Entry entry() {
            var read = account.read;
            return new Transfer.Entry(
                    read.id(),
                    read.ownerId(),
                    read.purpose(),
                    read.asset(),
                    account.seq + 1,
                    amount,
                    account.balance + amount);
        }
    }

    private final Map<UUID, Part> parts = new LinkedHashMap<>();
    private long credits;
    private @Nullable Rejected refusal;

    private Movement() {}

    static Movement of(Batch batch, Posting posting, List<Leg> legs) {
        return of(batch, posting, legs, null);
    }

    /** Legs of which one debits the held account, where the hold covers it. */
    static Movement of(Batch batch, Posting posting, List<Leg> legs, @Nullable Hold hold) {
        var movement = new Movement();
        movement.refusal = movement.refusal(batch, posting, legs, hold);
        return movement;
    }

    @Nullable
    Rejected refusal() {
        return refusal;
    }

    List<Part> parts() {
        return List.copyOf(parts.values());
    }

    long credits() {
        return credits;
    }

    private @Nullable Rejected refusal(Batch batch, Posting posting, List<Leg> legs, @Nullable Hold hold) {
        for (var leg : legs) {
            var account = batch.account(leg.accountId(), leg.purpose());
            if (account == null) {
                return new Rejected(Reason.UNKNOWN_ACCOUNT, leg.purpose());
            }
            if (!posting.isGranted(account.read.program())) {
                return new Rejected(Reason.NOT_GRANTED, leg.purpose());
            }
        }
        try {
            for (var leg : legs) {
                if (!add(batch, leg, hold)) {
                    return new Rejected(Reason.ACCOUNT_CLOSED, leg.purpose());
                }
            }
            if (!balances()) {
                return new Rejected(Reason.ASSET_MISMATCH, null);
            }
        } catch (ArithmeticException e) {
            return new Rejected(Reason.AMOUNT_TOO_LARGE, null);
        }
        for (var part : parts.values()) {
            var reason = part.account.refusal(part.amount, part.settlement, part.released);
            if (reason != null) {
                return new Rejected(reason, part.account.read.purpose());
            }
        }
        return null;
    }

    /**
     * Adds a leg's part; a settlement to a closed account goes to its owner's unapplied account. False when that
     * account is debited in the same transfer.
     */
    private boolean add(Batch batch, Leg leg, @Nullable Hold hold) {
        var account = batch.accounts.get(leg.accountId());
        if (account == null) {
            throw new IllegalStateException("Checked before");
        }
        var isRedirected = leg.settlement() && account.status == AccountStatus.CLOSED;
        var target = isRedirected ? batch.unapplied(account) : account;
        var released = hold != null && leg.amount() < 0 && hold.accountId().equals(leg.accountId()) ? hold.amount() : 0;
        var part = new Part(target, leg.amount(), leg.settlement(), released);
        var other = parts.get(target.read.id());
        if (other != null && Long.signum(other.amount) != Long.signum(part.amount)) {
            return false;
        }
        parts.put(target.read.id(), other == null ? part : other.plus(part));
        return true;
    }

    /** Whether each asset's amounts sum to zero. Neither credits nor debits overflow, so no sum in between does either. */
    private boolean balances() {
        var sums = new HashMap<String, Long>();
        var debits = 0L;
        for (var part : parts.values()) {
            credits = Math.addExact(credits, Math.max(0, part.amount));
            debits = Math.addExact(debits, Math.min(0, part.amount));
            sums.merge(part.account.read.asset(), part.amount, Long::sum);
        }
        return sums.values().stream().allMatch(sum -> sum == 0);
    }
}
