package org.walletsuite.wallet.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.walletsuite.wallet.testing.WalletServiceFixture;

/** Guests with wallets, and money in them. */
abstract class WalletFixture extends WalletServiceFixture {

    static final String MINE = "/api/v1/me/wallets";
    static final String WALLETS = "/api/v1/wallets/";

    UUID open(Guest guest, UUID festival) {
        var answer = as(guest.token()).post(MINE + "/" + festival);
        assertThat(answer.status()).isEqualTo(201);
        return answer.id();
    }

    void credit(UUID wallet, UUID festival, long amount) {
        var cashIn = UUID.fromString(as(issuer.serviceToken("payment"))
                .get("/internal/festivals/" + festival)
                .text("/cashInAccount"));
        accounts.cashIn(cashIn, wallet, amount);
    }
}
