package org.walletsuite.wallet.festival;

import java.time.Instant;
import java.util.UUID;
import org.walletsuite.platform.festival.Festival;
import org.walletsuite.platform.id.Ids;

/**
 * A festival as it is kept.
 *
 * @param opened whether the ledger has its token and accounts
 * @param nameFixed whether the token's name has to stay, because other services were told it
 */
record FestivalRow(
        UUID id,
        Particulars.Checked particulars,
        Festival.Status status,
        UUID cashInAccount,
        UUID cardInAccount,
        Instant createdAt,
        Instant updatedAt,
        boolean opened,
        boolean nameFixed) {

    /** A festival as it begins, unknown to the ledger. */
    static FestivalRow begin(UUID id, Particulars.Checked particulars, Instant now) {
        return new FestivalRow(id, particulars, Festival.Status.ACTIVE, Ids.next(), Ids.next(), now, now, false, false);
    }

    FestivalRow become(Particulars.Checked changed, Festival.Status next, Instant now) {
        return new FestivalRow(id, changed, next, cashInAccount, cardInAccount, createdAt, now, opened, nameFixed);
    }
}
