package org.walletsuite.payment.sale;

import java.time.OffsetDateTime;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A stand's sales in a period.
 *
 * @param hours those with sales, each by its beginning
 * @param asOf the time of the stand's last entry that is counted, or null when there is none
 */
record SalesReport(
        Amounts total,
        SortedMap<OffsetDateTime, Amounts> hours,
        @Nullable OffsetDateTime asOf) {}
