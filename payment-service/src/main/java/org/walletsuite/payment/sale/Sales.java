package org.walletsuite.payment.sale;

import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.walletsuite.payment.transaction.PostedTransactions;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.event.LedgerEvent.EntryPosted;

/** Counts the sales of stands. */
@Service
public class Sales {

    /** The most hours with sales in a report. */
    static final int MOST_HOURS = 31 * 24;

    private static final String PROGRAM = "festival";
    private static final int QUARTERS = 4;

    private final SaleRows rows;

    Sales(SaleRows rows) {
        this.rows = rows;
    }

    /** The entries that sales are counted from: those of stands. */
    public static List<EntryPosted> among(List<EntryPosted> entries) {
        return entries.stream()
                .filter(entry ->
                        entry.program().equals(PROGRAM) && entry.purpose().equals(PostedTransactions.STAND))
                .toList();
    }

    /** Counts payments and refunds of stands, in the transaction whose inbox has recorded these entries as new. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(List<EntryPosted> entries) {
        // Sorted, so that replicas that count for the same stands never deadlock.
        var counted = new TreeMap<Moment, Amounts>();
        var latest = new TreeMap<UUID, EntryPosted>();
        entries.forEach(entry -> {
            counted.merge(Moment.of(entry), Amounts.of(entry), Amounts::plus);
            latest.merge(entry.accountId(), entry, (one, other) -> one.seq() > other.seq() ? one : other);
        });
        if (!counted.isEmpty()) {
            rows.add(counted);
            rows.advance(latest.values());
        }
    }

    /** A stand's sales in a period; throws VALIDATION_ERROR when that needs more hours than a report lists. */
    SalesReport report(UUID stand, Period period) {
        // Read before the sums, so that they include everything up to then.
        var asOf = rows.countedUntil(stand)
                .map(last -> period.local(last.truncatedTo(ChronoUnit.SECONDS)))
                .orElse(null);
        var total = Amounts.NONE;
        var hours = new TreeMap<OffsetDateTime, Amounts>();
        for (var quarter : rows.quarters(stand, period.from(), period.to(), MOST_HOURS * QUARTERS + 1)) {
            hours.merge(period.hourOf(quarter.begin()), quarter.amounts(), Amounts::plus);
            total = total.plus(quarter.amounts());
        }
        if (hours.size() > MOST_HOURS) {
            throw ApiException.invalid(
                    "from", "More than " + MOST_HOURS + " hours with sales; ask for a shorter period.");
        }
        return new SalesReport(total, hours, asOf);
    }
}
