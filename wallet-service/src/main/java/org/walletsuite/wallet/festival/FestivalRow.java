package org.walletsuite.wallet.festival;

import java.time.Instant;
import java.util.UUID;
import org.walletsuite.platform.festival.Festival;
import org.walletsuite.platform.id.Ids;

/**
 * A festival's row.
 *
 * @param opened whether the ledger has its token and accounts
 * @param nameFixed whether the token's name is fixed, because other services have read it
 */
record FestivalRow(
        UUID id,
        FestivalDetails.Checked details,
        Festival.Status status,
        UUID cashInAccount,
        UUID cardInAccount,
        Instant createdAt,
        Instant updatedAt,
        boolean opened,
        boolean nameFixed) {

    /** A new festival, not yet in the ledger. */
    static FestivalRow begin(UUID id, FestivalDetails.Checked details, Instant now) {
        return new FestivalRow(id, details, Festival.Status.ACTIVE, Ids.next(), Ids.next(), now, now, false, false);
    }

    /** The same festival as it was when it was begun with these details. */
    FestivalRow asBegun(FestivalDetails.Checked first) {
        return new FestivalRow(
                id,
                first,
                Festival.Status.ACTIVE,
                cashInAccount,
                cardInAccount,
                createdAt,
                createdAt,
                opened,
                nameFixed);
    }

    FestivalRow become(FestivalDetails.Checked changed, Festival.Status next, Instant now) {
        return new FestivalRow(id, changed, next, cashInAccount, cardInAccount, createdAt, now, opened, nameFixed);
    }
}
