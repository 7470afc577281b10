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
import org.walletsuite.platform.giftcard.GiftCardAccounts;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.LedgerCommand.Post;
import org.walletsuite.platform.ledger.Leg;
import org.walletsuite.platform.ledger.NewAccount;
import org.walletsuite.platform.ledger.PostingResult.Posted;
import org.walletsuite.platform.ledger.Transfer;
import org.walletsuite.platform.mainwallet.MainWalletAccounts;
import org.walletsuite.platform.money.Asset;

/** Festivals, wallets, gift-card accounts and money in the modelled books, put there past the service. */
public final class TestAccounts {

    private final LedgerModel books;

    TestAccounts(LedgerModel books) {
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
        return QrKey.symmetric(id, Base64.getEncoder().encodeToString(id.getBytes(StandardCharsets.UTF_8)));
    }

    /** A user's wallet of this asset. */
    public void openWallet(UUID wallet, UUID owner, String program, Asset asset) {
        books.open(wallet, new NewAccount(owner, 1L, program, "wallet", asset.code(), 0L));
    }

    /** A user's main wallet, still empty. */
    public UUID newMainWallet(UUID owner) {
        var wallet = Ids.next();
        books.putAsset(MainWalletAccounts.ASSET, MainWalletAccounts.SHILLINGS);
        books.open(wallet, MainWalletAccounts.wallet(owner, 1));
        return wallet;
    }

    private UUID open(UUID owner, String purpose, Asset asset, @Nullable Long floor) {
        var id = Ids.next();
        books.open(id, new NewAccount(owner, null, "festival", purpose, asset.code(), floor));
        return id;
    }

    /** Money for a wallet, from the account that a festival has for cash. */
    public void cashIn(UUID cashInAccount, UUID wallet, long amount) {
        move(cashInAccount, wallet, amount, "CASH_IN", Map.of());
    }

    /** Money for a main wallet, as a provider pays it in. */
    public void topUp(UUID mainWallet, long amount) {
        move(mainWalletOperator(MainWalletAccounts.FUNDING), mainWallet, amount, "TOPUP", Map.of());
    }

    /** The operator's account for this purpose of main wallets. */
    public UUID mainWalletOperator(String purpose) {
        var id = MainWalletAccounts.operatorAccountId(purpose);
        books.putAsset(MainWalletAccounts.ASSET, MainWalletAccounts.SHILLINGS);
        books.open(id, MainWalletAccounts.operatorAccount(purpose));
        return id;
    }

    /** A user's account for money from gift cards, still empty unless it was there before. */
    public UUID giftCardAccount(UUID user, long number, String purpose) {
        var id = GiftCardAccounts.id(user, purpose);
        books.putAsset(GiftCardAccounts.USD.code(), GiftCardAccounts.USD);
        books.open(id, GiftCardAccounts.ofUser(user, number, purpose));
        return id;
    }

    /** Money for such an account, as for a gift card. */
    public void sellGiftCard(UUID account, long cents) {
        var clearing = GiftCardAccounts.id(GiftCardAccounts.OPERATOR, GiftCardAccounts.CLEARING);
        books.open(clearing, GiftCardAccounts.ofOperator(GiftCardAccounts.CLEARING));
        move(clearing, account, cents, "ORDER", Map.of());
    }

    /** Moves money between two accounts; fails unless that is posted. */
    public Transfer move(UUID from, UUID to, long amount, String kind, Map<String, Object> metadata) {
        return move("test:" + Ids.next(), from, to, amount, kind, metadata);
    }

    /** The same with a key of the caller's choice. */
    public Transfer move(String key, UUID from, UUID to, long amount, String kind, Map<String, Object> metadata) {
        var legs = List.of(new Leg(from, -amount, purpose(from)), new Leg(to, amount, purpose(to)));
        var decision = books.decide(new Post(key, kind, legs, null, metadata));
        assertThat(decision).isInstanceOf(Posted.class);
        return ((Posted) decision).transfer();
    }

    private String purpose(UUID account) {
        return books.account(account).map(Account::purpose).orElseThrow();
    }

    public long balance(UUID account) {
        return books.account(account).map(Account::balance).orElseThrow();
    }

    /** How many entries an account has. */
    public long entries(UUID account) {
        return books.account(account).map(Account::seq).orElseThrow();
    }
}
