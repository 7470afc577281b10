package org.walletsuite.ledger.writer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.CommandBatch;
import org.walletsuite.platform.ledger.LedgerApi;
import org.walletsuite.platform.ledger.LedgerCommand;
import org.walletsuite.platform.ledger.Leg;
import org.walletsuite.platform.ledger.NewAccount;
import org.walletsuite.platform.ledger.PostingResult;
import org.walletsuite.platform.ledger.PostingResult.Posted;
import org.walletsuite.platform.ledger.Transfer;
import org.walletsuite.platform.money.Asset;

/** Two assets of a test's own with accounts that have a floor of zero, a credit line, or no limit; some share an owner. */
public final class Books {

    private static final int ACCOUNTS_EACH = 10;

    private final LedgerApi ledger;
    private final List<Account> accounts = new ArrayList<>();
    private final List<Asset> assets = new ArrayList<>();

    public Books(LedgerApi ledger) {
        this.ledger = ledger;
        for (var name : List.of("Jetons", "Tokens")) {
            var asset = new Asset(name + "-" + UUID.randomUUID(), 2, name);
            assets.add(ledger.putAsset(asset.code(), asset));
            for (var i = 0; i < ACCOUNTS_EACH; i++) {
                var owner = i % 5 == 4 ? accounts.getLast().ownerId() : UUID.randomUUID();
                accounts.add(ledger.open(UUID.randomUUID(), account(owner, asset, i)));
            }
        }
    }

    private static NewAccount account(UUID owner, Asset asset, int number) {
        return switch (number % 5) {
            case 0 -> new NewAccount(owner, null, "festival", "stand", asset.code(), null);
            case 1 -> new NewAccount(owner, 7L, "festival", "wallet", asset.code(), -500L);
            case 4 -> new NewAccount(owner, 8L, "festival", "pending", asset.code(), 0L);
            default -> new NewAccount(owner, 8L, "festival", "wallet", asset.code(), 0L);
        };
    }

    /** Opens the same accounts elsewhere. */
    void copyTo(LedgerApi other) {
        assets.forEach(asset -> other.putAsset(asset.code(), asset));
        accounts.forEach(account -> other.open(
                account.id(),
                new NewAccount(
                        account.ownerId(),
                        account.ownerNumber(),
                        account.program(),
                        account.purpose(),
                        account.asset(),
                        account.floor())));
    }

    public List<Account> accounts() {
        return accounts;
    }

    public List<Account> accounts(int asset) {
        return accounts.stream()
                .filter(account -> account.asset().equals(assets.get(asset).code()))
                .toList();
    }

    /** The accounts of the same asset. */
    List<Account> like(Account account) {
        return accounts.stream()
                .filter(other -> other.asset().equals(account.asset()))
                .toList();
    }

    /** The id of the unapplied account of this account's owner. */
    Optional<UUID> unapplied(UUID id) {
        return accounts.stream()
                .filter(account -> account.id().equals(id))
                .map(account -> Account.unappliedId(account.ownerId(), account.program(), account.asset()))
                .findFirst();
    }

    /** An account without a limit. */
    public Account stand() {
        return accounts.getFirst();
    }

    /** An account of the stand's asset that can't go below zero. */
    public Account wallet() {
        return accounts.get(2);
    }

    /** A key that nobody has used. */
    public static String key() {
        return "test:" + UUID.randomUUID();
    }

    public PostingResult post(LedgerCommand command) {
        var item = ledger.post(new CommandBatch(List.of(command))).items().getFirst();
        return Objects.requireNonNull(item.decision());
    }

    /** Posts a command that the ledger accepts. */
    public Transfer posted(LedgerCommand command) {
        return ((Posted) post(command)).transfer();
    }

    public static LedgerCommand.Post move(String key, long amount, Account from, Account to) {
        return new LedgerCommand.Post(
                key,
                "PURCHASE",
                List.of(new Leg(from.id(), -amount, from.purpose()), new Leg(to.id(), amount, to.purpose())),
                null,
                Map.of("standId", "bar", "productIds", List.of("beer", "chips")));
    }
}
