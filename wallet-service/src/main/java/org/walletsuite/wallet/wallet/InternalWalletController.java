package org.walletsuite.wallet.wallet;

import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.platform.festival.WalletApi;

/** Wallets for other services. */
@RestController
class InternalWalletController implements WalletApi {

    private final Wallets wallets;

    InternalWalletController(Wallets wallets) {
        this.wallets = wallets;
    }

    @Override
    public Optional<UUID> walletOf(UUID userId, UUID festivalId) {
        return Optional.of(wallets.idOf(userId, festivalId).orElseThrow(Wallets::unknown));
    }
}
