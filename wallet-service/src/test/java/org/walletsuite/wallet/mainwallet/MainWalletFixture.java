package org.walletsuite.wallet.mainwallet;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpMethod;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.ledger.LedgerCommand.Post;
import org.walletsuite.platform.ledger.Leg;
import org.walletsuite.platform.mainwallet.MainWalletAccounts;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.wallet.testing.WalletServiceFixture;

/** Users with main wallets, and money in them. */
abstract class MainWalletFixture extends WalletServiceFixture {

    static final String WALLET = "/api/v1/wallet";
    static final String MINE = WALLET + "/my-wallet";
    static final String BALANCE = WALLET + "/balance";

    UUID open(Guest user) {
        return walletId(as(user.token()).get(MINE).expect(200));
    }

    static UUID walletId(Answer answer) {
        return UUID.fromString(answer.text("/data/walletId"));
    }

    void credit(UUID wallet, long amount) {
        var funding = MainWalletAccounts.operatorAccountId(MainWalletAccounts.FUNDING);
        books.open(funding, MainWalletAccounts.operatorAccount(MainWalletAccounts.FUNDING));
        var legs = List.of(
                new Leg(wallet, amount, MainWalletAccounts.WALLET),
                new Leg(funding, -amount, MainWalletAccounts.FUNDING));
        books.decide(new Post("test:" + Ids.next(), "TOPUP", legs, null, Map.of()));
    }

    Answer put(String path, String token) {
        return as(token).call(HttpMethod.PUT, WALLET + path, null);
    }

    Answer activate(UUID wallet, String token) {
        return put("/" + wallet + "/activate", token);
    }

    Answer deactivate(UUID wallet, String token) {
        return put("/" + wallet + "/deactivate?reason=Lost%20phone", token);
    }

    boolean isActive(UUID wallet) {
        return switch (books.account(wallet).orElseThrow().status()) {
            case ACTIVE -> true;
            case FROZEN, CLOSED -> false;
        };
    }
}
