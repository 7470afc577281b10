package org.walletsuite.ledger.writer;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.ledger.HoldStatus;
import org.walletsuite.platform.ledger.LedgerCommand.Post;
import org.walletsuite.platform.ledger.LedgerCommand.PostAll;
import org.walletsuite.platform.ledger.LedgerCommand.PostHold;
import org.walletsuite.platform.ledger.LedgerCommand.Reverse;
import org.walletsuite.platform.ledger.Leg;
import org.walletsuite.platform.ledger.PostingResult;
import org.walletsuite.platform.ledger.PostingResult.Posted;
import org.walletsuite.platform.ledger.PostingResult.Reason;
import org.walletsuite.platform.ledger.PostingResult.Rejected;
import org.walletsuite.platform.ledger.PostingResult.Replayed;
import org.walletsuite.platform.ledger.Transfer;

/** Decides one command on a batch. */
final class CommandDecision {

    private final Batch batch;
    private final Posting posting;

    CommandDecision(Batch batch, Posting posting) {
        this.batch = batch;
        this.posting = posting;
    }

    PostingResult decide() {
        if (!posting.isGrantedSomewhere) {
            return new Rejected(Reason.NOT_GRANTED, null);
        }
        var known = batch.transferByKey(posting.command.idempotencyKey());
        if (known != null) {
            return known.requestHash().equals(posting.requestHash)
                    ? new Replayed(known)
                    : new Rejected(Reason.KEY_REUSED, null);
        }
        return switch (posting.command) {
            case Post post -> post(Movement.of(batch, posting, post.legs()), post.reference(), null);
            case PostAll all -> decide(all);
            case PostHold hold -> decide(hold);
            case Reverse reverse -> decide(reverse);
        };
    }

    private PostingResult decide(PostAll all) {
        var from = batch.account(all.from().accountId(), all.from().purpose());
        var available = from == null ? 0 : from.available();
        var amount = Math.max(1, available);
        var movement = Movement.of(
                batch,
                posting,
                List.of(
                        new Leg(all.from().accountId(), -amount, all.from().purpose()),
                        new Leg(
                                all.to().accountId(),
                                amount,
                                all.to().purpose(),
                                all.to().settlement())));
        return movement.refusal() == null && available < 1
                ? new Rejected(Reason.INSUFFICIENT_FUNDS, all.from().purpose())
                : post(movement, all.reference(), null);
    }

    private PostingResult decide(PostHold command) {
        var hold = batch.hold(command.holdId());
        if (hold == null) {
            return new Rejected(Reason.UNKNOWN_HOLD, null);
        }
        if (hold.status() != HoldStatus.OPEN || hold.isOverAt(batch.now)) {
            return new Rejected(Reason.HOLD_NOT_OPEN, null);
        }
        var amount = command.amount() == null ? hold.amount() : command.amount();
        if (amount > hold.amount()) {
            return new Rejected(Reason.HOLD_EXCEEDED, null);
        }
        var account = batch.accounts.get(hold.accountId());
        var to = command.to();
        if (account == null || to.accountId().equals(hold.accountId())) {
            return new Rejected(Reason.UNKNOWN_ACCOUNT, to.purpose());
        }
        var legs = List.of(
                new Leg(hold.accountId(), -amount, account.read.purpose()),
                new Leg(to.accountId(), amount, to.purpose(), to.settlement()));
        var result = post(Movement.of(batch, posting, legs, hold), command.reference(), null);
        if (result instanceof Posted(var transfer)) {
            batch.close(hold.posted(transfer.id(), amount, batch.now), account);
        }
        return result;
    }

    private PostingResult decide(Reverse reverse) {
        var original = batch.transfer(reverse.transferId());
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
        var result = post(
                Movement.of(batch, posting, back(original, amount)),
                original.id().toString(),
                original.id());
        if (result instanceof Posted) {
            batch.reversed(original, original.reversedTotal() + amount);
        }
        return result;
    }

    /** A partial reversal requires a transfer with two entries, so that each entry's part is clear. */
    private static List<Leg> back(Transfer original, long amount) {
        var isWhole = amount == original.amount();
        return original.entries().stream()
                .map(entry -> {
                    var part = isWhole ? entry.amount() : Long.signum(entry.amount()) * amount;
                    return new Leg(entry.accountId(), -part, entry.purpose());
                })
                .toList();
    }

    private PostingResult post(Movement movement, @Nullable String reference, @Nullable UUID reverses) {
        var refusal = movement.refusal();
        return refusal == null ? new Posted(batch.post(posting, movement, reference, reverses)) : refusal;
    }
}
