package org.walletsuite.wallet.mainwallet;

import java.util.UUID;
import org.springframework.http.HttpMethod;
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
