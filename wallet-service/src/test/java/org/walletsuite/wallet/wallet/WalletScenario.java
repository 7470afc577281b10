package org.walletsuite.wallet.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.walletsuite.platform.ledger.LedgerCommand;
import org.walletsuite.platform.ledger.Leg;
import org.walletsuite.platform.ledger.PostingResult;
import org.walletsuite.wallet.testing.Scenario;

/** Guests with wallets, and money in them. */
abstract class WalletScenario extends Scenario {

    static final String MINE = "/api/v1/me/wallets";
    static final String WALLETS = "/api/v1/wallets/";

    UUID open(Guest guest, UUID festival) {
        var answer = post(MINE + "/" + festival, null, guest.token());
        assertThat(answer.status()).isEqualTo(201);
        return answer.dataId();
    }

    void credit(UUID wallet, UUID festival, long amount) {
        var cashIn = UUID.fromString(get("/internal/festivals/" + festival, issuer.serviceToken("payment"))
                .text("cashInAccount"));
        var result = books.decide(new LedgerCommand.Post(
                UUID.randomUUID().toString(),
                "CASH_IN",
                List.of(new Leg(cashIn, -amount, "cash-in"), new Leg(wallet, amount, "wallet")),
                null,
                Map.of()));
        assertThat(result).isInstanceOf(PostingResult.Posted.class);
    }
}
