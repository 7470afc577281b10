package org.walletsuite.wallet.festival;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import org.walletsuite.platform.web.Patch;

/** What a body says of a festival: of a new one, or of one that changes. */
record FestivalBody(
        @Schema(requiredMode = REQUIRED) Patch<String> name,
        @Schema(requiredMode = REQUIRED) Patch<String> startDate,
        @Schema(requiredMode = REQUIRED) Patch<String> endDate,
        Patch<String> location,
        @Schema(types = "string") Patch<String> timezone,
        @Schema(types = "string") Patch<String> currencyName,
        @Schema(types = "number") Patch<BigDecimal> exchangeRate) {

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
