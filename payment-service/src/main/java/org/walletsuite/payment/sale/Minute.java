package org.walletsuite.payment.sale;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.UUID;
import org.walletsuite.platform.event.LedgerEvent.EntryPosted;

/** A minute of a stand; sales are kept by these. */
record Minute(UUID stand, Instant begin) implements Comparable<Minute> {

    private static final Comparator<Minute> ORDER =
            Comparator.comparing(Minute::stand).thenComparing(Minute::begin);

    static Minute of(EntryPosted entry) {
        return new Minute(entry.accountId(), entry.time().truncatedTo(ChronoUnit.MINUTES));
    }

    @Override
    public int compareTo(Minute other) {
        return ORDER.compare(this, other);
    }
}
