package org.walletsuite.wallet.festival;

import java.math.BigDecimal;
import org.walletsuite.platform.web.Patch;

/** What a body says of a festival: of a new one, or of one that changes. */
record FestivalBody(
        Patch<String> name,
        Patch<String> startDate,
        Patch<String> endDate,
        Patch<String> location,
        Patch<String> timezone,
        Patch<String> currencyName,
        Patch<BigDecimal> exchangeRate) {

    /** What a festival is with this that was like that before. */
    Particulars over(Particulars before) {
        return new Particulars(
                name.over(before.name()),
                startDate.over(before.startDate()),
                endDate.over(before.endDate()),
                location.over(before.location()),
                timezone.over(before.timezone()),
                currencyName.over(before.currencyName()),
                exchangeRate.over(before.exchangeRate()));
    }
}
