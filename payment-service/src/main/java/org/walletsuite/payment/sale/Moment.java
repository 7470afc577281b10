package org.walletsuite.payment.sale;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.UUID;
import org.walletsuite.platform.event.LedgerEvent.EntryPosted;

/** The time of a sale, by which sales are stored. */
record Moment(UUID stand, Instant at) implements Comparable<Moment> {

    private static final Comparator<Moment> ORDER =
            Comparator.comparing(Moment::stand).thenComparing(Moment::at);

    /** No finer than the database's time, so that two moments can't become one there. */
    static Moment of(EntryPosted entry) {
        return new Moment(entry.accountId(), entry.time().truncatedTo(ChronoUnit.MICROS));
    }

    @Override
    public int compareTo(Moment other) {
        return ORDER.compare(this, other);
    }
}
