package org.walletsuite.payment.sale;

import java.time.OffsetDateTime;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a stand sold in a period.
 *
 * @param hours those with sales, each by its beginning
 * @param asOf the time of the stand's last entry that is counted, or null when there is none
 */
record Report(
        Amounts total,
        SortedMap<OffsetDateTime, Amounts> hours,
        @Nullable OffsetDateTime asOf) {}
