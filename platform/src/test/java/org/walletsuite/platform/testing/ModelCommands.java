package org.walletsuite.platform.testing;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.platform.ledger.Hold;
import org.walletsuite.platform.ledger.HoldStatus;
import org.walletsuite.platform.ledger.LedgerCommand;
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
import org.walletsuite.platform.ledger.RequestHash;
import org.walletsuite.platform.ledger.Transfer;

/** How the ledger's model decides commands. */
final class ModelCommands {

    private final ModelBooks books;

    ModelCommands(ModelBooks books) {
        this.books = books;
    }

    /** The legs of a command on the accounts that they are posted to, or the reason why it is rejected. */
    private record Plan(@Nullable Rejected refusal, Map<Account, Leg> legs) {

        static Plan refused(Reason reason, @Nullable String purpose) {
            return new Plan(new Rejected(reason, purpose), Map.of());
        }
    }

    Optional<PostingResult> withoutPosting(LedgerCommand command) {
        var known = books.transferByKey(command.idempotencyKey());
        if (known.isPresent()) {
            return known.map(transfer -> transfer.requestHash().equals(RequestHash.of(command))
                    ? new Replayed(transfer)
                    : new Rejected(Reason.KEY_REUSED, null));
        }
        return Optional.ofNullable(plan(command).refusal());
    }

    /** Posts a command that is not rejected. */
    PostingResult post(LedgerCommand command) {
        var legs = plan(command).legs();
        var credits = legs.values().stream()
                .mapToLong(leg -> Math.max(0, leg.amount()))
                .sum();
        var reverses = command instanceof Reverse reverse ? reverse.transferId() : null;
        var transfer = new Transfer(
                Ids.next(),
                command.kind(),
                command.idempotencyKey(),
                RequestHash.of(command),
                reference(command),
                reverses,
                credits,
                0,
                command.metadata(),
                books.now(),
                legs.entrySet().stream()
                        .map(one -> entry(one.getKey(), one.getValue()))
                        .toList());
        legs.keySet().forEach(account -> books.accounts.putIfAbsent(account.id(), account));
        if (command instanceof PostHold post) {
            var hold = Objects.requireNonNull(books.holds.get(post.holdId()));
            books.put(hold.posted(transfer.id(), credits, books.now()));
            books.hold(hold.accountId(), -hold.amount());
        }
        books.add(transfer);
        if (reverses != null) {
            books.reversed(books.transfer(reverses).orElseThrow(), credits);
        }
        return new Posted(transfer);
    }

    private static @Nullable String reference(LedgerCommand command) {
        return switch (command) {
            case Post post -> post.reference();
            case PostAll all -> all.reference();
            case PostHold hold -> hold.reference();
            case Reverse reverse -> reverse.transferId().toString();
        };
    }

    private static Transfer.Entry entry(Account account, Leg leg) {
        return new Transfer.Entry(
                account.id(),
                account.ownerId(),
                account.purpose(),
                account.asset(),
                account.seq() + 1,
                leg.amount(),
                account.balance() + leg.amount());
    }

    private Plan plan(LedgerCommand command) {
        return switch (command) {
            case Post post -> plan(post.legs(), null);
            case PostAll all -> plan(all);
            case PostHold hold -> plan(hold);
            case Reverse reverse -> plan(reverse);
        };
    }

    private Plan plan(PostAll all) {
        var from = books.account(all.from().accountId(), all.from().purpose());
        var available = from == null ? 0 : available(from);
        var amount = available == 0 ? 1 : available;
        var plan = plan(
                List.of(
                        new Leg(all.from().accountId(), -amount, all.from().purpose()),
                        new Leg(
                                all.to().accountId(),
                                amount,
                                all.to().purpose(),
                                all.to().settlement())),
                null);
        return plan.refusal() == null && available == 0
                ? Plan.refused(Reason.INSUFFICIENT_FUNDS, all.from().purpose())
                : plan;
    }

    static long available(Account account) {
        return account.balance() > account.held() ? account.balance() - account.held() : 0;
    }

    private Plan plan(PostHold post) {
        var hold = books.holds.get(post.holdId());
        if (hold == null) {
            return Plan.refused(Reason.UNKNOWN_HOLD, null);
        }
        if (hold.status() != HoldStatus.OPEN || hold.isOverAt(books.now())) {
            return Plan.refused(Reason.HOLD_NOT_OPEN, null);
        }
        var amount = post.amount() == null ? hold.amount() : post.amount();
        if (amount > hold.amount()) {
            return Plan.refused(Reason.HOLD_EXCEEDED, null);
        }
        var to = post.to();
        if (to.accountId().equals(hold.accountId())) {
            return Plan.refused(Reason.UNKNOWN_ACCOUNT, to.purpose());
        }
        var held = books.account(hold.accountId());
        return plan(
                List.of(
                        new Leg(held.id(), -amount, held.purpose()),
                        new Leg(to.accountId(), amount, to.purpose(), to.settlement())),
                hold);
    }

    private Plan plan(Reverse reverse) {
        var original = books.transfer(reverse.transferId()).orElse(null);
        if (original == null) {
            return Plan.refused(Reason.UNKNOWN_TRANSFER, null);
        }
        if (!original.kind().equals(reverse.ofKind()) || original.reverses() != null) {
            return Plan.refused(Reason.NOT_REVERSIBLE, null);
        }
        if (original.isReversed()) {
            return Plan.refused(Reason.ALREADY_REVERSED, null);
        }
        if (reverse.amount() != null && original.entries().size() > 2) {
            return Plan.refused(Reason.NOT_REVERSIBLE, null);
        }
        if (reverse.amount() != null && reverse.amount() > original.amount() - original.reversedTotal()) {
            return Plan.refused(Reason.REVERSAL_EXCEEDED, null);
        }
        return plan(reversed(original, reverse), null);
    }

    private static List<Leg> reversed(Transfer original, Reverse reverse) {
        if (original.entries().size() > 2) {
            return original.entries().stream()
                    .map(entry -> new Leg(entry.accountId(), -entry.amount(), entry.purpose()))
                    .toList();
        }
        long part = reverse.amount() == null ? original.amount() - original.reversedTotal() : reverse.amount();
        return original.entries().stream()
                .map(entry -> new Leg(entry.accountId(), entry.amount() < 0 ? part : -part, entry.purpose()))
                .toList();
    }

    private Plan plan(List<Leg> legs, @Nullable Hold hold) {
        for (var leg : legs) {
            if (books.account(leg.accountId(), leg.purpose()) == null) {
                return Plan.refused(Reason.UNKNOWN_ACCOUNT, leg.purpose());
            }
        }
        if (!fits(legs.stream().mapToLong(leg -> Math.max(0, leg.amount())))
                || !fits(legs.stream().mapToLong(leg -> Math.min(0, leg.amount())))) {
            return Plan.refused(Reason.AMOUNT_TOO_LARGE, null);
        }
        var targets = new LinkedHashMap<UUID, Account>();
        var parts = new LinkedHashMap<UUID, Leg>();
        for (var leg : legs) {
            var target = target(leg);
            targets.put(target.id(), target);
            var other = parts.put(target.id(), onto(target, leg, parts.get(target.id())));
            if (other != null && (other.amount() < 0) != (leg.amount() < 0)) {
                return Plan.refused(Reason.ACCOUNT_CLOSED, leg.purpose());
            }
        }
        var sums = new HashMap<String, Long>();
        legs.forEach(leg -> sums.merge(books.account(leg.accountId()).asset(), leg.amount(), Long::sum));
        if (sums.values().stream().anyMatch(sum -> sum != 0)) {
            return Plan.refused(Reason.ASSET_MISMATCH, null);
        }
        var plan = new LinkedHashMap<Account, Leg>();
        for (var account : targets.values()) {
            var leg = Objects.requireNonNull(parts.get(account.id()));
            var refusal = refusal(account, leg, hold);
            if (refusal != null) {
                return Plan.refused(refusal, account.purpose());
            }
            plan.put(account, leg);
        }
        return new Plan(null, plan);
    }

    private Account target(Leg leg) {
        var account = books.account(leg.accountId());
        return leg.settlement() && account.status() == AccountStatus.CLOSED ? books.unapplied(account) : account;
    }

    private static Leg onto(Account target, Leg leg, @Nullable Leg other) {
        return new Leg(
                target.id(),
                leg.amount() + (other == null ? 0 : other.amount()),
                target.purpose(),
                leg.settlement() || (other != null && other.settlement()));
    }

    private static @Nullable Reason refusal(Account account, Leg leg, @Nullable Hold hold) {
        if (account.status() == AccountStatus.CLOSED) {
            return Reason.ACCOUNT_CLOSED;
        }
        if (account.status() == AccountStatus.FROZEN && !leg.settlement()) {
            return Reason.ACCOUNT_FROZEN;
        }
        var released = hold != null && hold.accountId().equals(account.id()) ? hold.amount() : 0;
        var kept = account.held() - released;
        if (!fits(LongStream.of(account.balance(), leg.amount()))
                || !fits(LongStream.of(account.balance(), leg.amount(), -kept))) {
            return Reason.AMOUNT_TOO_LARGE;
        }
        var isShort = account.floor() != null && account.balance() + leg.amount() - kept < account.floor();
        return isShort && leg.amount() < 0 ? Reason.INSUFFICIENT_FUNDS : null;
    }

    static boolean fits(LongStream amounts) {
        return amounts.mapToObj(BigInteger::valueOf)
                        .reduce(BigInteger.ZERO, BigInteger::add)
                        .bitLength()
                < Long.SIZE;
    }
}
