package org.walletsuite.platform.mainwallet;

import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PutExchange;

/** What wallet-service tells other services about main wallets. */
@HttpExchange("/internal/main-wallets")
public interface MainWalletApi {

    /** The id of a user's wallet, which is opened if this is its first use; empty where there is no such user. */
    @PutExchange("/{userId}")
    Optional<UUID> walletOf(@PathVariable UUID userId);
}
