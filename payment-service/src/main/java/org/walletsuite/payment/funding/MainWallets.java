package org.walletsuite.payment.funding;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.client.ServiceUnavailable;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.LedgerReads;
import org.walletsuite.platform.mainwallet.MainWalletAccounts;
import org.walletsuite.platform.mainwallet.MainWalletApi;

/** Finds users' main wallets: in the ledger, and where there is none yet, wallet-service makes it. */
@Component
public class MainWallets {

    private static final int REMEMBERED = 50_000;

    private final LedgerReads ledger;
    private final MainWalletApi wallets;
    private final LoadingCache<UUID, @Nullable UUID> ids;

    MainWallets(LedgerReads ledger, MainWalletApi wallets) {
        this.ledger = ledger;
        this.wallets = wallets;
        this.ids = Caffeine.newBuilder().maximumSize(REMEMBERED).build(this::find);
    }

    /** The id of a user's wallet, which never changes; throws UNAUTHORIZED when there is no such user. */
    public UUID idOf(UUID user) {
        var id = ids.get(user);
        if (id == null) {
            throw new ApiException(ErrorCode.UNAUTHORIZED);
        }
        return id;
    }

    /** A user's wallet as the ledger has it now. */
    Account of(UUID user) {
        var id = idOf(user);
        return ledger.account(id)
                .orElseThrow(() -> new IllegalStateException("The ledger has no account for wallet " + id));
    }

    private @Nullable UUID find(UUID user) {
        return MainWalletAccounts.walletOf(user, ledger).orElseGet(() -> made(user));
    }

    /** That a wallet may have been made is nothing that its user asked for: the request did nothing yet. */
    private @Nullable UUID made(UUID user) {
        try {
            return wallets.walletOf(user).orElse(null);
        } catch (ServiceUnavailable e) {
            throw ApiException.unavailable("Temporarily unavailable, please try again", e);
        }
    }
}
