package org.walletsuite.payment.history;

import java.util.List;
import org.walletsuite.platform.mainwallet.WalletTransaction;

/**
 * A page of what happened on a wallet, newest first.
 *
 * @param page counted from 0
 * @param size how many are on a page
 */
record HistoryPage(List<WalletTransaction> content, int page, int size, long totalElements, long totalPages) {

    static HistoryPage of(List<WalletTransaction> content, int page, int size, long total) {
        return new HistoryPage(content, page, size, total, (total + size - 1) / size);
    }
}
