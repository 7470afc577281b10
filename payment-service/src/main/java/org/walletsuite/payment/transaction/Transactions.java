package org.walletsuite.payment.transaction;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.walletsuite.payment.festival.Festivals;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.festival.DataPage;
import org.walletsuite.platform.festival.Paging;
import org.walletsuite.platform.festival.WalletApi;
import org.walletsuite.platform.ledger.LedgerApi;

/** A wallet's transactions are the ledger's statement of its account, so the two can't disagree. */
@Service
class Transactions {

    private static final int REMEMBERED = 50_000;

    private final LedgerApi ledger;
    private final Festivals festivals;
    private final LoadingCache<Owner, @Nullable UUID> walletIds;

    Transactions(LedgerApi ledger, Festivals festivals, WalletApi wallets) {
        this.ledger = ledger;
        this.festivals = festivals;
        this.walletIds = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .build(owner ->
                        wallets.walletOf(owner.userId(), owner.festivalId()).orElse(null));
    }

    DataPage<TransactionView> list(UUID userId, UUID festivalId, Paging paging) {
        var wallet = walletIds.get(new Owner(userId, festivalId));
        if (wallet == null) {
            throw noWallet();
        }
        var asset = festivals.get(festivalId).asset();
        var statement =
                ledger.statement(wallet, paging.page() - 1, paging.perPage()).orElseThrow(Transactions::noWallet);
        return paging.of(
                statement.lines().stream()
                        .map(line -> TransactionView.asOfNow(line.transfer(), line.entry(), asset))
                        .toList(),
                statement.total());
    }

    private static ApiException noWallet() {
        return new ApiException(ErrorCode.NOT_FOUND, "Wallet not found");
    }

    /** Somebody at a festival; who has a wallet there keeps it for good. */
    private record Owner(UUID userId, UUID festivalId) {}
}
