package org.walletsuite.wallet.festival;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import org.walletsuite.platform.web.Fields;
import org.walletsuite.platform.web.Patch;

/** The body of a request that creates or changes a festival. */
record FestivalBody(
        @Schema(requiredMode = REQUIRED) Patch<String> name,
        @Schema(requiredMode = REQUIRED) Patch<String> startDate,
        @Schema(requiredMode = REQUIRED) Patch<String> endDate,
        Patch<String> location,
        @Schema(types = "string") Patch<String> timezone,
        @Schema(types = "string") Patch<String> currencyName,
        @Schema(types = "number") Patch<BigDecimal> exchangeRate,
        Patch<@NotNull(message = Fields.REQUIRED) QrAlgorithm> qrAlgorithm,
        Patch<OfflineLimitsChange> offlineLimits) {

    /** The festival's details after this change. */
    FestivalDetails over(FestivalDetails before) {
        return new FestivalDetails(
                name.over(before.name()),
                startDate.over(before.startDate()),
                endDate.over(before.endDate()),
                location.over(before.location()),
                timezone.over(before.timezone()),
                currencyName.over(before.currencyName()),
                exchangeRate.over(before.exchangeRate()),
                qrAlgorithm.over(before.qrAlgorithm()),
                limitsOver(before.offlineLimits()));
    }

    private OfflineLimits limitsOver(OfflineLimits before) {
        return switch (offlineLimits) {
            case Patch.Absent<OfflineLimitsChange>() -> before;
            case Patch.Sent<OfflineLimitsChange>(var change) ->
                change == null ? OfflineLimits.NONE : change.over(before);
        };
    }
}
