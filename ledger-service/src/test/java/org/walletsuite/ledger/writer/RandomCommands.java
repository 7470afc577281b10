package org.walletsuite.ledger.writer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.Hold;
import org.walletsuite.platform.ledger.LedgerCommand;
import org.walletsuite.platform.ledger.LedgerCommand.Post;
import org.walletsuite.platform.ledger.LedgerCommand.PostAll;
import org.walletsuite.platform.ledger.LedgerCommand.PostHold;
import org.walletsuite.platform.ledger.LedgerCommand.Reverse;
import org.walletsuite.platform.ledger.Leg;
import org.walletsuite.platform.ledger.NewHold;
import org.walletsuite.platform.ledger.Side;
import org.walletsuite.platform.ledger.Transfer;

/** Random commands, valid and invalid; the same seed yields the same ones, except for what depends on earlier postings. */
final class RandomCommands {

    private static final List<String> KINDS = List.of("PURCHASE", "TOP_UP");

    private final Books books;
    private final String run = UUID.randomUUID().toString();
    private final List<LedgerCommand> sent = new CopyOnWriteArrayList<>();
    private final List<Transfer> posted = new CopyOnWriteArrayList<>();
    private final List<NewHold> requested = new CopyOnWriteArrayList<>();
    private final List<Hold> holds = new CopyOnWriteArrayList<>();

    RandomCommands(Books books) {
        this.books = books;
    }

    void placed(Hold hold) {
        holds.add(hold);
    }

    List<Hold> holds() {
        return holds;
    }

    /** A hold on some account, now and then one that was asked for before or differs from it. */
    NewHold nextHold(Random random, String number) {
        if (random.nextInt(8) == 0 && !requested.isEmpty()) {
            var earlier = pick(random, requested);
            return random.nextInt(3) > 0
                    ? earlier
                    : new NewHold(
                            earlier.idempotencyKey(),
                            earlier.accountId(),
                            earlier.purpose(),
                            earlier.amount(),
                            "another",
                            earlier.metadata(),
                            earlier.expiresAt());
        }
        var account = pick(random, books.accounts());
        var purpose = random.nextInt(20) == 0 ? "clearing" : account.purpose();
        var amount = random.nextInt(6) == 0 ? null : Long.valueOf(1L + random.nextInt(300));
        var isEndless = random.nextInt(30) == 0;
        var expiry = random.nextInt(3) > 0 ? null : Instant.now().plusMillis(random.nextInt(800) - 20L);
        var reference = random.nextInt(200) == 0 ? "poison\u0000" : null;
        var hold = new NewHold(
                "test:" + run + ":hold:" + number,
                account.id(),
                purpose,
                isEndless ? Long.valueOf(Long.MAX_VALUE - 5) : amount,
                reference,
                Map.of("bank", "\u00e9"),
                expiry);
        requested.add(hold);
        return hold;
    }

    void posted(Transfer transfer) {
        posted.add(transfer);
    }

    LedgerCommand next(Random random, String number) {
        var dice = random.nextInt(100);
        var key = "test:" + run + ":" + number;
        var command = dice < 10 && !sent.isEmpty()
                ? again(random, pick(random, sent))
                : dice < 24 && !posted.isEmpty()
                        ? reverse(random, key)
                        : dice < 34 && !holds.isEmpty()
                                ? hold(random, key)
                                : dice < 42 ? all(random, key) : post(random, key);
        sent.add(command);
        return command;
    }

    private LedgerCommand again(Random random, LedgerCommand earlier) {
        if (random.nextInt(3) > 0) {
            return earlier;
        }
        return switch (earlier) {
            case Post post ->
                new Post(post.idempotencyKey(), post.kind(), post.legs(), "another reference", post.metadata());
            case PostAll all ->
                new PostAll(all.idempotencyKey(), all.kind(), all.to(), all.from(), all.reference(), all.metadata());
            case PostHold hold ->
                new PostHold(
                        hold.idempotencyKey(),
                        hold.kind(),
                        hold.holdId(),
                        hold.to(),
                        hold.amount() == null ? 1L : null,
                        hold.reference(),
                        hold.metadata());
            case Reverse reverse ->
                new Reverse(
                        reverse.idempotencyKey(),
                        reverse.kind(),
                        reverse.transferId(),
                        reverse.ofKind(),
                        reverse.amount() == null ? 1L : null,
                        reverse.metadata());
        };
    }

    private Reverse reverse(Random random, String key) {
        var original = pick(random, posted);
        var id = random.nextInt(20) == 0 ? UUID.randomUUID() : original.id();
        var kind = random.nextInt(15) == 0 ? "CASH_OUT" : original.kind();
        var amount = random.nextBoolean() ? null : 1 + random.nextLong(Math.min(500, original.amount()));
        return new Reverse(key, "REFUND", id, kind, amount, Map.of("reason", "warm beer"));
    }

    private PostHold hold(Random random, String key) {
        var hold = pick(random, holds);
        var id = random.nextInt(30) == 0 ? UUID.randomUUID() : hold.id();
        var account = books.accounts().stream()
                .filter(one -> one.id().equals(hold.accountId()))
                .findFirst()
                .orElseThrow();
        var to = pick(random, random.nextInt(20) == 0 ? books.accounts() : books.like(account));
        var amount = random.nextInt(3) > 0 ? null : Long.valueOf(1L + random.nextInt(350));
        var side = new Side(to.id(), to.purpose(), random.nextInt(3) == 0);
        return new PostHold(key, "WITHDRAWAL", id, side, amount, "paid", Map.of("step", 2));
    }

    private PostAll all(Random random, String key) {
        var pair = pair(random, random.nextInt(2));
        var to = random.nextInt(20) == 0 ? pick(random, books.accounts(0)) : pair.get(1);
        var from = to.equals(pair.get(0)) ? pair.get(1) : pair.get(0);
        var purpose = random.nextInt(20) == 0 ? "clearing" : from.purpose();
        return new PostAll(
                key, "CASH_OUT", new Side(from.id(), purpose), side(random, to), null, Map.of("whole", true));
    }

    private static Side side(Random random, Account account) {
        return new Side(account.id(), account.purpose(), random.nextInt(3) == 0);
    }

    private Post post(Random random, String key) {
        var legs = new ArrayList<Leg>();
        if (random.nextInt(8) == 0) {
            legs.addAll(pair(random, pair(random, 0)));
            legs.addAll(pair(random, pair(random, 1)));
        } else {
            legs.addAll(someOf(random, random.nextInt(2)));
        }
        legs.replaceAll(leg -> settled(random, leg));
        spoil(random, legs);
        var reference = random.nextInt(3) == 0 ? "receipt \u00e9\ud83c\udf7a " + key : null;
        if (random.nextInt(30) == 0) {
            reference = "poison\u0000";
        }
        var metadata = new HashMap<String, Object>(Map.of("text", "\"quoted\" \\ {}", "number", random.nextLong()));
        metadata.put("list", List.of("a", 1, true));
        return new Post(key, pick(random, KINDS), List.copyOf(legs), reference, Map.copyOf(metadata));
    }

    private List<Account> pair(Random random, int asset) {
        var shuffled = new ArrayList<>(books.accounts(asset));
        Collections.shuffle(shuffled, random);
        return shuffled.subList(0, 2);
    }

    private static List<Leg> pair(Random random, List<Account> accounts) {
        var amount = 1L + random.nextInt(400);
        return List.of(leg(accounts.get(0), -amount), leg(accounts.get(1), amount));
    }

    private List<Leg> someOf(Random random, int asset) {
        var shuffled = new ArrayList<>(books.accounts(asset));
        Collections.shuffle(shuffled, random);
        var legs = new ArrayList<Leg>();
        var sum = 0L;
        for (var account : shuffled.subList(1, 2 + random.nextInt(3))) {
            var amount = 1L + random.nextInt(300);
            sum += amount;
            legs.add(leg(account, -amount));
        }
        legs.add(leg(shuffled.getFirst(), sum));
        return legs;
    }

    /** Now and then a credit is a settlement, and a debit is of the owner's unapplied money. */
    private Leg settled(Random random, Leg leg) {
        if (leg.amount() > 0) {
            return new Leg(leg.accountId(), leg.amount(), leg.purpose(), random.nextInt(3) == 0);
        }
        return random.nextInt(15) > 0
                ? leg
                : books.unapplied(leg.accountId())
                        .map(id -> new Leg(id, leg.amount(), Account.UNAPPLIED))
                        .orElse(leg);
    }

    /** Makes some commands invalid: sums that aren't zero, accounts that don't exist or are of another kind, amounts out of range. */
    private static void spoil(Random random, List<Leg> legs) {
        var first = legs.getFirst();
        switch (random.nextInt(40)) {
            case 0 -> legs.set(0, new Leg(first.accountId(), first.amount() - 1, first.purpose()));
            case 1 -> legs.set(0, new Leg(UUID.randomUUID(), first.amount(), first.purpose()));
            case 2 -> legs.set(0, new Leg(first.accountId(), first.amount(), "clearing"));
            case 3 -> {
                legs.set(0, new Leg(first.accountId(), -Long.MAX_VALUE, first.purpose()));
                var last = legs.removeLast();
                var others = legs.stream().skip(1).mapToLong(Leg::amount).sum();
                legs.add(new Leg(last.accountId(), Long.MAX_VALUE - others, last.purpose()));
            }
            default -> {}
        }
    }

    private static Leg leg(Account account, long amount) {
        return new Leg(account.id(), amount, account.purpose());
    }

    private static <T> T pick(Random random, List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
