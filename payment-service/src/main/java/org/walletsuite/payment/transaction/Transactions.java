package org.walletsuite.payment.transaction;

import java.util.UUID;
import org.springframework.stereotype.Service;
import org.walletsuite.payment.wallet.Wallets;
import org.walletsuite.platform.festival.DataPage;
import org.walletsuite.platform.festival.Paging;
import org.walletsuite.platform.ledger.LedgerReads;

/** A wallet's transactions, read from the ledger's statement of its account, so that the two can't disagree. */
@Service
class Transactions {

    private final LedgerReads ledger;
    private final Wallets wallets;

    Transactions(LedgerReads ledger, Wallets wallets) {
        this.ledger = ledger;
        this.wallets = wallets;
    }

    DataPage<TransactionView> list(UUID userId, UUID festivalId, Paging paging) {
        var wallet = wallets.of(userId, festivalId);
        var asset = wallet.festival().asset();
        var statement = ledger.statement(wallet.id(), paging.page() - 1, paging.perPage())
                .orElseThrow(Wallets::notFound);
        return paging.of(
                statement.lines().stream()
                        .map(line -> TransactionView.asOfNow(line.transfer(), line.entry(), asset))
                        .toList(),
                statement.total());
    }
}
