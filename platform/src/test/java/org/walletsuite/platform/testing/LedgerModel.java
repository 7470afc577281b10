package org.walletsuite.platform.testing;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.platform.ledger.BatchReply;
import org.walletsuite.platform.ledger.CommandBatch;
import org.walletsuite.platform.ledger.Head;
import org.walletsuite.platform.ledger.HeadsRequest;
import org.walletsuite.platform.ledger.LedgerApi;
import org.walletsuite.platform.ledger.LedgerCommand;
import org.walletsuite.platform.ledger.LedgerCommand.Post;
import org.walletsuite.platform.ledger.LedgerCommand.PostAll;
import org.walletsuite.platform.ledger.LedgerCommand.Reverse;
import org.walletsuite.platform.ledger.Leg;
import org.walletsuite.platform.ledger.NewAccount;
import org.walletsuite.platform.ledger.OwnerStatement;
import org.walletsuite.platform.ledger.PostingResult;
import org.walletsuite.platform.ledger.PostingResult.Posted;
import org.walletsuite.platform.ledger.PostingResult.Reason;
import org.walletsuite.platform.ledger.PostingResult.Rejected;
import org.walletsuite.platform.ledger.PostingResult.Replayed;
import org.walletsuite.platform.ledger.RequestHash;
import org.walletsuite.platform.ledger.Statement;
import org.walletsuite.platform.ledger.StatusChange;
import org.walletsuite.platform.ledger.Transfer;
import org.walletsuite.platform.ledger.TrialBalance;
import org.walletsuite.platform.money.Asset;

/**
 * The ledger's rules, one command after the other, in memory: the model that the real ledger is compared with, and the
 * ledger that other services are tested against.
 */
public final class LedgerModel implements LedgerApi {

    /** As PostgreSQL sorts them, without signs. */
    private static final Comparator<UUID> BY_ID = Comparator.comparing(UUID::toString);

    private final Clock clock;
    private final Map<String, Asset> assets = new HashMap<>();
    private final Map<UUID, Account> accounts = new LinkedHashMap<>();
    private final Map<UUID, List<UUID>> transfersByAccount = new HashMap<>();
    private final Map<UUID, Transfer> transfers = new LinkedHashMap<>();
    private final Map<String, UUID> keys = new HashMap<>();

    public LedgerModel(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Asset putAsset(String code, Asset asset) {
        var known = assets.get(code);
        if (known != null && known.scale() != asset.scale()) {
            throw new ApiException(ErrorCode.CONFLICT, "Asset " + code + " has scale " + known.scale());
        }
        assets.put(code, asset);
        return asset;
    }

    public synchronized Asset asset(String code) {
        return Optional.ofNullable(assets.get(code)).orElseThrow();
    }

    @Override
    public synchronized Account open(UUID id, NewAccount wanted) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (!assets.containsKey(wanted.asset())) {
            throw ApiException.invalid("asset", "Unknown asset " + wanted.asset() + ".");
        }
        return accounts.computeIfAbsent(
                id,
                _ -> new Account(
                        id,
                        wanted.ownerId(),
                        wanted.ownerNumber(),
                        wanted.program(),
                        wanted.purpose(),
                        wanted.asset(),
                        0,
                        0,
                        wanted.floor(),
                        AccountStatus.ACTIVE,
                        0,
                        now,
                        now));
    }

    @Override
    public synchronized Optional<Account> account(UUID id) {
        return Optional.ofNullable(accounts.get(id));
    }

    @Override
    public synchronized List<Account> accounts(List<UUID> ids) {
        return ids.stream().distinct().flatMap(id -> account(id).stream()).toList();
    }

    @Override
    public synchronized List<Account> accountsOf(String program, String purpose, @Nullable UUID after, int size) {
        return accounts.values().stream()
                .filter(account -> account.program().equals(program)
                        && account.purpose().equals(purpose)
                        && (after == null || BY_ID.compare(account.id(), after) > 0))
                .sorted(Comparator.comparing(Account::id, BY_ID))
                .limit(size)
                .toList();
    }

    @Override
    public synchronized List<Account> accountsOfOwner(UUID ownerId, String program) {
        return accounts.values().stream()
                .filter(account ->
                        account.ownerId().equals(ownerId) && account.program().equals(program))
                .sorted(Comparator.comparing(Account::id, BY_ID))
                .toList();
    }

    @Override
    public synchronized StatusChange changeStatus(UUID id, StatusChange.Request request) {
        var account = accounts.get(id);
        if (account == null || !account.purpose().equals(request.purpose())) {
            return new StatusChange.Refused(StatusChange.Reason.UNKNOWN_ACCOUNT);
        }
        if (account.status() == request.status()) {
            return new StatusChange.Changed(account);
        }
        if (account.status() == AccountStatus.CLOSED) {
            return new StatusChange.Refused(StatusChange.Reason.ACCOUNT_CLOSED);
        }
        if (request.status() == AccountStatus.CLOSED && (account.balance() != 0 || account.held() != 0)) {
            return new StatusChange.Refused(StatusChange.Reason.NOT_EMPTY);
        }
        var changed = with(account, account.balance(), account.seq(), request.status());
        accounts.put(id, changed);
        return new StatusChange.Changed(changed);
    }

    @Override
    public synchronized Optional<Statement> statement(UUID id, int page, int size) {
        return account(id).map(account -> {
            var lines = transfersByAccount.getOrDefault(id, List.of()).reversed().stream()
                    .skip((long) page * size)
                    .limit(size)
                    .map(transferId -> line(id, existing(transfers, transferId)))
                    .toList();
            return new Statement(account, account.seq(), lines);
        });
    }

    @Override
    public synchronized OwnerStatement ownerStatement(
            UUID ownerId, String program, List<String> purposes, int page, int size) {
        var shown = accountsOfOwner(ownerId, program).stream()
                .filter(account -> purposes.isEmpty() || purposes.contains(account.purpose()))
                .toList();
        var ids = shown.stream().map(Account::id).toList();
        var lines = transfers.values().stream()
                .flatMap(transfer -> transfer.entries().stream()
                        .filter(entry -> ids.contains(entry.accountId()))
                        .map(entry -> new Statement.Line(entry, transfer.withEntries(List.of(entry)))))
                .toList();
        return new OwnerStatement(
                shown,
                lines.size(),
                lines.reversed().stream().skip((long) page * size).limit(size).toList());
    }

    @Override
    public synchronized BatchReply post(CommandBatch batch) {
        return new BatchReply(batch.commands().stream()
                .map(this::decide)
                .map(BatchReply.Item::decided)
                .toList());
    }

    @Override
    public synchronized Optional<Transfer> transfer(UUID id) {
        return Optional.ofNullable(transfers.get(id));
    }

    @Override
    public synchronized Optional<Transfer> transferByKey(String idempotencyKey) {
        return Optional.ofNullable(keys.get(idempotencyKey)).map(transfers::get);
    }

    /** Its hashes are not the real ledger's, but chains as well. */
    @Override
    public synchronized List<Head> heads(HeadsRequest request) {
        return request.heads().stream()
                .distinct()
                .flatMap(place -> account(place.accountId()).flatMap(account -> head(account, place.seq())).stream())
                .toList();
    }

    private Optional<Head> head(Account account, long seq) {
        var ids = transfersByAccount.getOrDefault(account.id(), List.of());
        if (seq < 1 || seq > ids.size()) {
            return Optional.empty();
        }
        var chain = RequestHash.sha256();
        var balance = 0L;
        for (var id : ids.subList(0, (int) seq)) {
            var entry = line(account.id(), existing(transfers, id)).entry();
            chain.update((id + " " + entry).getBytes(StandardCharsets.UTF_8));
            balance = entry.balanceAfter();
        }
        return Optional.of(new Head(
                account.id(),
                seq,
                HexFormat.of().formatHex(chain.digest()),
                balance,
                account.ownerId(),
                account.program(),
                account.purpose(),
                account.asset()));
    }

    @Override
    public synchronized List<TrialBalance> trialBalance() {
        var byAsset = new TreeMap<String, Map<String, TrialBalance.Line>>();
        accounts.values()
                .forEach(account -> byAsset.computeIfAbsent(account.asset(), _ -> new TreeMap<>())
                        .merge(
                                account.program() + "/" + account.purpose(),
                                new TrialBalance.Line(account.program(), account.purpose(), 1, account.balance()),
                                (one, other) -> new TrialBalance.Line(
                                        one.program(),
                                        one.purpose(),
                                        one.accounts() + other.accounts(),
                                        one.balance() + other.balance())));
        return byAsset.entrySet().stream()
                .map(asset -> new TrialBalance(
                        asset.getKey(),
                        asset.getValue().values().stream()
                                .mapToLong(TrialBalance.Line::balance)
                                .sum(),
                        List.copyOf(asset.getValue().values())))
                .toList();
    }

    /** Decides one command as the ledger must. */
    public synchronized PostingResult decide(LedgerCommand command) {
        return withoutPosting(command).orElseGet(() -> switch (command) {
            case Post post -> post(post, post.legs(), post.reference(), null);
            case PostAll all -> post(all, legs(all), all.reference(), null);
            case Reverse reverse -> {
                var original = existing(transfers, reverse.transferId());
                var legs = reversed(original, reverse);
                var result = post(reverse, legs, original.id().toString(), original.id());
                var given = legs.stream()
                        .mapToLong(leg -> Math.max(0, leg.amount()))
                        .sum();
                transfers.put(original.id(), original.withReversedTotal(original.reversedTotal() + given));
                yield result;
            }
        });
    }

    /** How the ledger would answer now; empty when it would post. Changes nothing. */
    public synchronized Optional<PostingResult> withoutPosting(LedgerCommand command) {
        var known = keys.get(command.idempotencyKey());
        if (known != null) {
            var transfer = existing(transfers, known);
            return Optional.of(
                    transfer.requestHash().equals(RequestHash.of(command))
                            ? new Replayed(transfer)
                            : new Rejected(Reason.KEY_REUSED, null));
        }
        return Optional.ofNullable(
                switch (command) {
                    case Post post -> refusal(post.legs());
                    case PostAll all -> refusal(all);
                    case Reverse reverse -> refusal(reverse);
                });
    }

    private @Nullable Rejected refusal(PostAll all) {
        var refusal = refusal(legs(all));
        return refusal == null && available(all) <= 0
                ? new Rejected(Reason.INSUFFICIENT_FUNDS, all.from().purpose())
                : refusal;
    }

    private List<Leg> legs(PostAll all) {
        var amount = available(all) <= 0 ? 1 : available(all);
        return List.of(
                new Leg(all.from().accountId(), -amount, all.from().purpose()),
                new Leg(all.to().accountId(), amount, all.to().purpose()));
    }

    private long available(PostAll all) {
        return account(all.from().accountId())
                .filter(account -> account.balance() > 0)
                .map(account -> account.balance() - account.held())
                .orElse(0L);
    }

    private @Nullable Rejected refusal(Reverse reverse) {
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
        if (reverse.amount() != null && original.entries().size() > 2) {
            return new Rejected(Reason.NOT_REVERSIBLE, null);
        }
        if (reverse.amount() != null && original.reversedTotal() + reverse.amount() > original.amount()) {
            return new Rejected(Reason.REVERSAL_EXCEEDED, null);
        }
        return refusal(reversed(original, reverse));
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

    private PostingResult post(
            LedgerCommand command, List<Leg> legs, @Nullable String reference, @Nullable UUID reverses) {
        var transfer = new Transfer(
                Ids.next(),
                command.kind(),
                command.idempotencyKey(),
                RequestHash.of(command),
                reference,
                reverses,
                legs.stream().mapToLong(leg -> Math.max(0, leg.amount())).sum(),
                0,
                command.metadata(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                entries(legs));
        transfer.entries().forEach(entry -> {
            var account = existing(accounts, entry.accountId());
            accounts.put(account.id(), with(account, entry.balanceAfter(), entry.seq(), account.status()));
            transfersByAccount
                    .computeIfAbsent(account.id(), _ -> new ArrayList<>())
                    .add(transfer.id());
        });
        transfers.put(transfer.id(), transfer);
        keys.put(command.idempotencyKey(), transfer.id());
        return new Posted(transfer);
    }

    private @Nullable Rejected refusal(List<Leg> legs) {
        for (var leg : legs) {
            var account = accounts.get(leg.accountId());
            if (account == null || !account.purpose().equals(leg.purpose())) {
                return new Rejected(Reason.UNKNOWN_ACCOUNT, leg.purpose());
            }
        }
        var sums = new HashMap<String, Long>();
        if (!fits(legs.stream().mapToLong(leg -> Math.max(0, leg.amount())))
                || !fits(legs.stream().mapToLong(leg -> Math.min(0, leg.amount())))) {
            return new Rejected(Reason.AMOUNT_TOO_LARGE, null);
        }
        legs.forEach(leg -> sums.merge(existing(accounts, leg.accountId()).asset(), leg.amount(), Long::sum));
        if (sums.values().stream().anyMatch(sum -> sum != 0)) {
            return new Rejected(Reason.ASSET_MISMATCH, null);
        }
        for (var leg : legs) {
            var account = existing(accounts, leg.accountId());
            switch (account.status()) {
                case FROZEN -> {
                    return new Rejected(Reason.ACCOUNT_FROZEN, leg.purpose());
                }
                case CLOSED -> {
                    return new Rejected(Reason.ACCOUNT_CLOSED, leg.purpose());
                }
                case ACTIVE -> {}
            }
            long after;
            try {
                after = Math.addExact(account.balance(), leg.amount());
            } catch (ArithmeticException e) {
                return new Rejected(Reason.AMOUNT_TOO_LARGE, leg.purpose());
            }
            if (leg.amount() < 0 && account.floor() != null && after - account.held() < account.floor()) {
                return new Rejected(Reason.INSUFFICIENT_FUNDS, leg.purpose());
            }
        }
        return null;
    }

    private static boolean fits(LongStream amounts) {
        return amounts.mapToObj(BigInteger::valueOf)
                        .reduce(BigInteger.ZERO, BigInteger::add)
                        .bitLength()
                < Long.SIZE;
    }

    private List<Transfer.Entry> entries(List<Leg> legs) {
        return legs.stream()
                .map(leg -> {
                    var account = existing(accounts, leg.accountId());
                    return new Transfer.Entry(
                            account.id(),
                            account.ownerId(),
                            account.purpose(),
                            account.asset(),
                            account.seq() + 1,
                            leg.amount(),
                            account.balance() + leg.amount());
                })
                .toList();
    }

    private Account with(Account account, long balance, long seq, AccountStatus status) {
        return new Account(
                account.id(),
                account.ownerId(),
                account.ownerNumber(),
                account.program(),
                account.purpose(),
                account.asset(),
                balance,
                account.held(),
                account.floor(),
                status,
                seq,
                account.createdAt(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private static Statement.Line line(UUID account, Transfer transfer) {
        return transfer.entries().stream()
                .filter(entry -> entry.accountId().equals(account))
                .findFirst()
                .map(entry -> new Statement.Line(entry, transfer.withEntries(List.of(entry))))
                .orElseThrow();
    }

    private static <V> V existing(Map<UUID, V> map, UUID id) {
        return Objects.requireNonNull(map.get(id));
    }
}
