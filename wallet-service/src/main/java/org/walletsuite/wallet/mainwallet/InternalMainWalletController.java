package org.walletsuite.wallet.mainwallet;

import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.mainwallet.MainWalletApi;

/** Main wallets for other services. */
@RestController
class InternalMainWalletController implements MainWalletApi {

    private final MainWallets wallets;

    InternalMainWalletController(MainWallets wallets) {
        this.wallets = wallets;
    }

    @Override
    public Optional<UUID> walletOf(UUID userId) {
        return Optional.of(
                wallets.idOf(userId).orElseThrow(() -> new ApiException(ErrorCode.NOT_FOUND, "User not found")));
    }
}
