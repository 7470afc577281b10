package org.walletsuite.platform.testing;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.id.Sha256;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.platform.ledger.Head;
import org.walletsuite.platform.ledger.Hold;
import org.walletsuite.platform.ledger.NewAccount;
import org.walletsuite.platform.ledger.Statement;
import org.walletsuite.platform.ledger.Transfer;
import org.walletsuite.platform.ledger.TrialBalance;
import org.walletsuite.platform.money.Asset;

/** The state of the ledger's model. */
final class ModelBooks {

    final Map<String, Asset> assets = new HashMap<>();
    final Map<UUID, Account> accounts = new LinkedHashMap<>();
    final Map<UUID, Hold> holds = new LinkedHashMap<>();
    final Map<String, UUID> holdKeys = new HashMap<>();

    private final Clock clock;
    private final Map<UUID, NewAccount> openings = new HashMap<>();
    private final Map<UUID, Transfer> transfers = new LinkedHashMap<>();
    private final Map<String, UUID> keys = new HashMap<>();
    private final List<Transfer.Entry> entries = new ArrayList<>();
    private final List<UUID> transferOfEntry = new ArrayList<>();

    ModelBooks(Clock clock) {
        this.clock = clock;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    Account open(UUID id, NewAccount requested) {
        if (requested.floor() != null && requested.floor() > 0) {
            throw ApiException.invalid("floor", "A new account is empty, so its floor is zero or below.");
        }
        if (!assets.containsKey(requested.asset())) {
            throw ApiException.invalid("asset", "Unknown asset " + requested.asset() + ".");
        }
        var known = openings.get(id);
        var other = of(requested.ownerId(), requested.program(), requested.purpose(), requested.asset());
        if (known == null ? other.isPresent() || accounts.containsKey(id) : !known.equals(requested)) {
            throw new ApiException(ErrorCode.CONFLICT, "Account " + id + " or its owner's place is taken by another");
        }
        openings.put(id, requested);
        return accounts.computeIfAbsent(id, _ -> opened(id, requested));
    }

    private Account opened(UUID id, NewAccount requested) {
        return new Account(
                id,
                requested.ownerId(),
                requested.ownerNumber(),
                requested.program(),
                requested.purpose(),
                requested.asset(),
                0,
                0,
                requested.floor(),
                AccountStatus.ACTIVE,
                0,
                now(),
                now());
    }

    private Optional<Account> of(UUID owner, String program, String purpose, String asset) {
        return accounts.values().stream()
                .filter(account -> account.ownerId().equals(owner)
                        && account.program().equals(program)
                        && account.purpose().equals(purpose)
                        && account.asset().equals(asset))
                .findFirst();
    }

    /** The unapplied account of this account's owner, which receives what a closed account can't take; stored once money is posted to it. */
    Account unapplied(Account closed) {
        return of(closed.ownerId(), closed.program(), Account.UNAPPLIED, closed.asset())
                .orElseGet(() -> opened(
                        Account.unappliedId(closed.ownerId(), closed.program(), closed.asset()),
                        new NewAccount(
                                closed.ownerId(),
                                closed.ownerNumber(),
                                closed.program(),
                                Account.UNAPPLIED,
                                closed.asset(),
                                0L)));
    }

    Account account(UUID id) {
        return Objects.requireNonNull(accounts.get(id));
    }

    @Nullable
    Account account(UUID id, String purpose) {
        var account = accounts.get(id);
        return account != null && account.purpose().equals(purpose) ? account : null;
    }

    /** Puts a transfer and its entries into the books. */
    void add(Transfer transfer) {
        transfers.put(transfer.id(), transfer);
        keys.put(transfer.idempotencyKey(), transfer.id());
        transfer.entries().forEach(entry -> {
            entries.add(entry);
            transferOfEntry.add(transfer.id());
            var account = account(entry.accountId());
            put(account, entry.balanceAfter(), account.held(), account.floor(), account.status(), entry.seq());
        });
    }

    void reversed(Transfer original, long more) {
        transfers.put(original.id(), original.withReversedTotal(original.reversedTotal() + more));
    }

    Optional<Transfer> transfer(UUID id) {
        return Optional.ofNullable(transfers.get(id));
    }

    Optional<Transfer> transferByKey(String key) {
        return Optional.ofNullable(keys.get(key)).flatMap(this::transfer);
    }

    /** The entries of these accounts, newest first. */
    List<Statement.Line> lines(List<UUID> ids) {
        var lines = new ArrayList<Statement.Line>();
        for (var i = entries.size() - 1; i >= 0; i--) {
            var entry = entries.get(i);
            if (ids.contains(entry.accountId())) {
                var transfer = Objects.requireNonNull(transfers.get(transferOfEntry.get(i)));
                lines.add(new Statement.Line(entry, transfer.withEntries(List.of(entry))));
            }
        }
        return lines;
    }

    void put(Hold hold) {
        holds.put(hold.id(), hold);
        holdKeys.put(hold.idempotencyKey(), hold.id());
    }

    Optional<Hold> holdByKey(String key) {
        return Optional.ofNullable(holdKeys.get(key)).map(holds::get);
    }

    Account hold(UUID id, long more) {
        var account = account(id);
        return put(account, account.balance(), account.held() + more, account.floor(), account.status(), account.seq());
    }

    Account become(Account account, AccountStatus status) {
        return put(account, account.balance(), account.held(), account.floor(), status, account.seq());
    }

    Account limit(Account account, @Nullable Long floor) {
        return put(account, account.balance(), account.held(), floor, account.status(), account.seq());
    }

    private Account put(
            Account account, long balance, long held, @Nullable Long floor, AccountStatus status, long seq) {
        var changed = new Account(
                account.id(),
                account.ownerId(),
                account.ownerNumber(),
                account.program(),
                account.purpose(),
                account.asset(),
                balance,
                held,
                floor,
                status,
                seq,
                account.createdAt(),
                now());
        accounts.put(account.id(), changed);
        return changed;
    }

    /** The hashes differ from the real ledger's, but form chains as well. */
    Optional<Head> head(Account account, long seq) {
        var lines = lines(List.of(account.id())).reversed();
        if (seq < 1 || seq > lines.size()) {
            return Optional.empty();
        }
        var chain = Sha256.start();
        for (var line : lines.subList(0, (int) seq)) {
            chain.update((line.transfer().id() + " " + line.entry()).getBytes(StandardCharsets.UTF_8));
        }
        return Optional.of(new Head(
                account.id(),
                seq,
                HexFormat.of().formatHex(chain.digest()),
                lines.get((int) seq - 1).entry().balanceAfter(),
                account.ownerId(),
                account.program(),
                account.purpose(),
                account.asset()));
    }

    List<TrialBalance> trialBalance() {
        var byAsset = new TreeMap<String, Map<String, TrialBalance.Line>>();
        accounts.values()
                .forEach(account -> byAsset.computeIfAbsent(account.asset(), _ -> new TreeMap<>())
                        .merge(
                                account.program() + "/" + account.purpose(),
                                new TrialBalance.Line(
                                        account.program(), account.purpose(), 1, BigInteger.valueOf(account.balance())),
                                (one, other) -> new TrialBalance.Line(
                                        one.program(),
                                        one.purpose(),
                                        one.accounts() + other.accounts(),
                                        one.balance().add(other.balance()))));
        return byAsset.entrySet().stream()
                .map(asset -> new TrialBalance(
                        asset.getKey(),
                        asset.getValue().values().stream()
                                .map(TrialBalance.Line::balance)
                                .reduce(BigInteger.ZERO, BigInteger::add),
                        List.copyOf(asset.getValue().values())))
                .toList();
    }
}
