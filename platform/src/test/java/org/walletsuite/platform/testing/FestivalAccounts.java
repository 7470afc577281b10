package org.walletsuite.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.festival.Festival;
import org.walletsuite.platform.festival.Festival.QrKey;
import org.walletsuite.platform.festival.StatusHistory;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.LedgerCommand.Post;
import org.walletsuite.platform.ledger.Leg;
import org.walletsuite.platform.ledger.NewAccount;
import org.walletsuite.platform.ledger.PostingResult.Posted;
import org.walletsuite.platform.money.Asset;

/** Festivals, wallets and money in the modelled books, put there past the service. */
public final class FestivalAccounts {

    private final LedgerModel books;

    FestivalAccounts(LedgerModel books) {
        this.books = books;
    }

    /** An active festival with one QR key, and its accounts. */
    public Festival newFestival() {
        var id = Ids.next();
        var asset = new Asset(Festival.assetCode(id), 2, "Jetons");
        books.putAsset(asset.code(), asset);
        return new Festival(
                id,
                "Sauti",
                ZoneId.of("Africa/Dar_es_Salaam"),
                asset,
                open(id, "cash-in", asset, null),
                open(id, "card-in", asset, null),
                List.of(newQrKey()),
                new StatusHistory<>(Festival.Status.ACTIVE, List.of()));
    }

    public static QrKey newQrKey() {
        var id = Ids.next().toString();
        return new QrKey(id, Base64.getEncoder().encodeToString(id.getBytes(StandardCharsets.UTF_8)));
    }

    /** A user's wallet of this asset. */
    public void openWallet(UUID wallet, UUID owner, String program, Asset asset) {
        books.open(wallet, new NewAccount(owner, 1L, program, "wallet", asset.code(), 0L));
    }

    private UUID open(UUID owner, String purpose, Asset asset, @Nullable Long floor) {
        var id = Ids.next();
        books.open(id, new NewAccount(owner, null, "festival", purpose, asset.code(), floor));
        return id;
    }

    /** Money for a wallet, from the account that a festival has for cash. */
    public void cashIn(UUID cashInAccount, UUID wallet, long amount) {
        var legs = List.of(new Leg(wallet, amount, "wallet"), new Leg(cashInAccount, -amount, "cash-in"));
        assertThat(books.decide(new Post("test:" + Ids.next(), "CASH_IN", legs, null, Map.of())))
                .isInstanceOf(Posted.class);
    }

    public long balance(UUID account) {
        return books.account(account).map(Account::balance).orElseThrow();
    }

    /** How many entries an account has. */
    public long entries(UUID account) {
        return books.account(account).map(Account::seq).orElseThrow();
    }
}
