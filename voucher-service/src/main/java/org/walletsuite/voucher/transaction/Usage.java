package org.walletsuite.voucher.transaction;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What a partner did in an environment, day by day in UTC and in all; days without calls are there, too.
 *
 * @param to inclusive
 */
@JsonNaming(SnakeCaseStrategy.class)
record Usage(
        String partnerId, String environment, LocalDate from, LocalDate to, List<DailyUsage> days, UsageTotals totals) {

    /** A day of it. */
    record DailyUsage(LocalDate date, UsageTotals usage) {}

    /**
     * A partner's, in a list of all.
     *
     * @param name null where the partner is not known any more
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record UsageOfPartner(String partnerId, @Nullable String name, UsageTotals usage) {}
}
