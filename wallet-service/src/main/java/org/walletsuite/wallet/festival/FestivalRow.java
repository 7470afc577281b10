package org.walletsuite.wallet.festival;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A festival as it is kept.
 *
 * @param opened whether the ledger has its token and accounts
 * @param ledgerName the token's name as the ledger was last told
 */
record FestivalRow(
        UUID id,
        Particulars.Checked particulars,
        FestivalStatus status,
        UUID cashInAccount,
        UUID cardInAccount,
        Instant createdAt,
        Instant updatedAt,
        boolean opened,
        @Nullable String ledgerName) {

    /** Whether the ledger knows all it must know of this festival. */
    boolean settled() {
        return opened && particulars.currencyName().equals(ledgerName);
    }
}
