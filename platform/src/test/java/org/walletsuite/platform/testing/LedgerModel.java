package org.walletsuite.platform.testing;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.platform.ledger.BatchReply;
import org.walletsuite.platform.ledger.CommandBatch;
import org.walletsuite.platform.ledger.FloorChange;
import org.walletsuite.platform.ledger.Head;
import org.walletsuite.platform.ledger.HeadsRequest;
import org.walletsuite.platform.ledger.Hold;
import org.walletsuite.platform.ledger.HoldResult;
import org.walletsuite.platform.ledger.HoldStatus;
import org.walletsuite.platform.ledger.LedgerApi;
import org.walletsuite.platform.ledger.LedgerCommand;
import org.walletsuite.platform.ledger.NewAccount;
import org.walletsuite.platform.ledger.NewHold;
import org.walletsuite.platform.ledger.OwnerStatement;
import org.walletsuite.platform.ledger.PostingResult;
import org.walletsuite.platform.ledger.Statement;
import org.walletsuite.platform.ledger.StatusChange;
import org.walletsuite.platform.ledger.Transfer;
import org.walletsuite.platform.ledger.TrialBalance;
import org.walletsuite.platform.money.Asset;

/**
 * The ledger's rules in memory, one command after the other: the model that the real ledger is compared with, and the
 * ledger that other services are tested against. Holds whose time is over can't be posted, but keep their money until
 * {@link #expireHolds}.
 */
public final class LedgerModel implements LedgerApi {

    /** As PostgreSQL sorts them, without signs. */
    private static final Comparator<UUID> BY_ID = Comparator.comparing(UUID::toString);

    private final ModelBooks books;
    private final ModelCommands commands;
    private final ModelHolds holds;

    public LedgerModel(Clock clock) {
        this.books = new ModelBooks(clock);
        this.commands = new ModelCommands(books);
        this.holds = new ModelHolds(books);
    }

    @Override
    public synchronized Asset putAsset(String code, Asset asset) {
        var known = books.assets.get(code);
        if (known != null && known.scale() != asset.scale()) {
            throw new ApiException(ErrorCode.CONFLICT, "Asset " + code + " has scale " + known.scale());
        }
        books.assets.put(code, asset);
        return asset;
    }

    public synchronized Asset asset(String code) {
        return Optional.ofNullable(books.assets.get(code)).orElseThrow();
    }

    @Override
    public synchronized Account open(UUID id, NewAccount requested) {
        return books.open(id, requested);
    }

    @Override
    public synchronized Optional<Account> account(UUID id) {
        return Optional.ofNullable(books.accounts.get(id));
    }

    @Override
    public synchronized List<Account> accounts(List<UUID> ids) {
        return ids.stream().distinct().flatMap(id -> account(id).stream()).toList();
    }

    @Override
    public synchronized List<Account> accountsOf(String program, String purpose, @Nullable UUID after, int size) {
        return accounts()
                .filter(account -> account.program().equals(program)
                        && account.purpose().equals(purpose)
                        && isAfter(account.id(), after))
                .limit(size)
                .toList();
    }

    @Override
    public synchronized List<Account> accountsOfOwner(UUID ownerId, List<String> programs) {
        return accounts()
                .filter(account -> account.ownerId().equals(ownerId) && programs.contains(account.program()))
                .toList();
    }

    private Stream<Account> accounts() {
        return books.accounts.values().stream().sorted(Comparator.comparing(Account::id, BY_ID));
    }

    private static boolean isAfter(UUID id, @Nullable UUID other) {
        return other == null || BY_ID.compare(id, other) > 0;
    }

    @Override
    public synchronized StatusChange changeStatus(UUID id, StatusChange.Request request) {
        var account = books.account(id, request.purpose());
        if (account == null) {
            return new StatusChange.Refused(StatusChange.Reason.UNKNOWN_ACCOUNT);
        }
        if (account.status() == request.status()) {
            return new StatusChange.Changed(account);
        }
        if (account.status() == AccountStatus.CLOSED) {
            return new StatusChange.Refused(StatusChange.Reason.ACCOUNT_CLOSED);
        }
        var isEmpty = account.balance() == 0
                && account.held() == 0
                && !account.purpose().equals(Account.UNAPPLIED);
        if (request.status() == AccountStatus.CLOSED && !isEmpty) {
            return new StatusChange.Refused(StatusChange.Reason.NOT_EMPTY);
        }
        return new StatusChange.Changed(books.become(account, request.status()));
    }

    @Override
    public synchronized FloorChange changeFloor(UUID id, FloorChange.Request request) {
        var account = books.account(id, request.purpose());
        if (account == null) {
            return new FloorChange.Refused(FloorChange.Reason.UNKNOWN_ACCOUNT);
        }
        if (Objects.equals(account.floor(), request.floor())) {
            return new FloorChange.Changed(account);
        }
        if (account.status() == AccountStatus.CLOSED) {
            return new FloorChange.Refused(FloorChange.Reason.ACCOUNT_CLOSED);
        }
        if (request.floor() != null && account.balance() - account.held() < request.floor()) {
            return new FloorChange.Refused(FloorChange.Reason.IN_USE);
        }
        return new FloorChange.Changed(books.limit(account, request.floor()));
    }

    @Override
    public synchronized HoldResult placeHold(NewHold hold) {
        return holds.withoutPlacing(hold).orElseGet(() -> holds.place(hold));
    }

    /** How the ledger would answer now; empty when it would place the hold. Changes nothing. */
    public synchronized Optional<HoldResult> withoutPlacing(NewHold hold) {
        return holds.withoutPlacing(hold);
    }

    @Override
    public synchronized HoldResult voidHold(UUID id) {
        return holds.withoutVoiding(id).orElseGet(() -> holds.voidHold(id));
    }

    /** How the ledger would answer a void now; empty when it would void the hold. Changes nothing. */
    public synchronized Optional<HoldResult> withoutVoiding(UUID id) {
        return holds.withoutVoiding(id);
    }

    /** Expires a hold whose time is over. */
    public synchronized HoldResult expireHold(UUID id) {
        return holds.expire(id);
    }

    /** Expires all holds whose time is over, as the real ledger does within seconds. */
    public synchronized void expireHolds() {
        List.copyOf(books.holds.keySet()).forEach(holds::expire);
    }

    @Override
    public synchronized Optional<Hold> hold(UUID id) {
        return Optional.ofNullable(books.holds.get(id));
    }

    @Override
    public synchronized List<Hold> holds(List<UUID> ids) {
        return ids.stream().distinct().flatMap(id -> hold(id).stream()).toList();
    }

    @Override
    public synchronized List<Hold> openHolds(UUID id, @Nullable UUID after, int size) {
        return books.holds.values().stream()
                .filter(hold ->
                        hold.accountId().equals(id) && hold.status() == HoldStatus.OPEN && isAfter(hold.id(), after))
                .sorted(Comparator.comparing(Hold::id, BY_ID))
                .limit(size)
                .toList();
    }

    @Override
    public synchronized Optional<Statement> statement(UUID id, int page, int size) {
        return account(id).map(account -> {
            var lines = page(books.lines(List.of(id)), page, size);
            return new Statement(account, account.seq(), lines);
        });
    }

    @Override
    public synchronized OwnerStatement ownerStatement(
            UUID ownerId, String program, List<String> purposes, int page, int size) {
        var shown = accountsOfOwner(ownerId, program).stream()
                .filter(account -> purposes.isEmpty() || purposes.contains(account.purpose()))
                .toList();
        var lines = books.lines(shown.stream().map(Account::id).toList());
        return new OwnerStatement(shown, lines.size(), page(lines, page, size));
    }

    private static List<Statement.Line> page(List<Statement.Line> lines, int page, int size) {
        return lines.stream().skip((long) page * size).limit(size).toList();
    }

    @Override
    public synchronized BatchReply post(CommandBatch batch) {
        return new BatchReply(batch.commands().stream()
                .map(this::decide)
                .map(BatchReply.Item::decided)
                .toList());
    }

    /** Decides one command as the ledger must. */
    public synchronized PostingResult decide(LedgerCommand command) {
        return commands.withoutPosting(command).orElseGet(() -> commands.post(command));
    }

    /** How the ledger would answer now; empty when it would post. Changes nothing. */
    public synchronized Optional<PostingResult> withoutPosting(LedgerCommand command) {
        return commands.withoutPosting(command);
    }

    @Override
    public synchronized Optional<Transfer> transfer(UUID id) {
        return books.transfer(id);
    }

    @Override
    public synchronized List<Transfer> transfers(List<UUID> ids) {
        return ids.stream()
                .distinct()
                .flatMap(id -> books.transfer(id).stream())
                .toList();
    }

    @Override
    public synchronized Optional<Transfer> transferByKey(String idempotencyKey) {
        return books.transferByKey(idempotencyKey);
    }

    @Override
    public synchronized List<Head> heads(HeadsRequest request) {
        return request.heads().stream()
                .distinct()
                .flatMap(place ->
                        account(place.accountId()).flatMap(account -> books.head(account, place.seq())).stream())
                .toList();
    }

    @Override
    public synchronized List<TrialBalance> trialBalance() {
        return books.trialBalance();
    }
}
