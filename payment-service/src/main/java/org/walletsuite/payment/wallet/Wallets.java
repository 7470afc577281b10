package org.walletsuite.payment.wallet;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.walletsuite.payment.festival.Festivals;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.festival.Festival;
import org.walletsuite.platform.festival.WalletApi;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.ledger.LedgerReads;

/** Finds wallets by id, and a user's own wallet by festival. */
@Component
public class Wallets {

    private static final int REMEMBERED = 50_000;

    private final LedgerReads ledger;
    private final Festivals festivals;
    private final LoadingCache<Owner, @Nullable UUID> ids;

    Wallets(LedgerReads ledger, Festivals festivals, WalletApi wallets) {
        this.ledger = ledger;
        this.festivals = festivals;
        this.ids = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .build(owner ->
                        wallets.walletOf(owner.userId(), owner.festivalId()).orElse(null));
    }

    /** Parses a wallet's id of a body; throws INVALID_ID when it is invalid. */
    public static UUID id(String text) {
        try {
            return Ids.parse(text);
        } catch (IllegalArgumentException e) {
            throw new ApiException(ErrorCode.INVALID_ID, "Invalid wallet ID", e);
        }
    }

    /** Throws NOT_FOUND when no festival has such a wallet. */
    public Wallet get(UUID id) {
        var account = ledger.account(id)
                .filter(found -> found.purpose().equals(Wallet.PURPOSE))
                .orElseThrow(Wallets::notFound);
        var festival =
                Festival.idOfAsset(account.asset()).flatMap(festivals::find).orElseThrow(Wallets::notFound);
        return new Wallet(id, account.ownerId(), festival);
    }

    /** Throws NOT_FOUND when this user has no wallet at the festival. */
    public Wallet of(UUID userId, UUID festivalId) {
        var id = ids.get(new Owner(userId, festivalId));
        if (id == null) {
            throw notFound();
        }
        return new Wallet(id, userId, festivals.get(festivalId));
    }

    public static ApiException notFound() {
        return new ApiException(ErrorCode.NOT_FOUND, "Wallet not found");
    }

    /** A user at a festival; a wallet, once created, is permanent. */
    private record Owner(UUID userId, UUID festivalId) {}
}
