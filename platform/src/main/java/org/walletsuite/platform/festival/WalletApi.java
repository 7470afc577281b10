package org.walletsuite.platform.festival;

import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** The internal API of wallet-service for wallets; their balances are in the ledger. */
@HttpExchange("/internal/wallets")
public interface WalletApi {

    /** The id of a user's wallet in a festival, which is also its ledger account's; it never changes. */
    @GetExchange
    Optional<UUID> walletOf(@RequestParam UUID userId, @RequestParam UUID festivalId);
}
