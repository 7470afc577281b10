package org.walletsuite.payment.sale;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.festival.Festival;
import org.walletsuite.platform.money.Money;

/** A stand's sales in the festival family's format; times have the festival's offset. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SalesView(
        UUID standId,
        UUID festivalId,
        @Nullable OffsetDateTime from,
        @Nullable OffsetDateTime to,
        @Nullable OffsetDateTime asOf,
        long gross,
        String grossDisplay,
        long refunds,
        String refundsDisplay,
        long net,
        String netDisplay,
        long count,
        List<Hour> perHour) {

    record Hour(OffsetDateTime hour, long gross, long refunds, long net, long count) {

        static Hour of(OffsetDateTime hour, Amounts amounts) {
            return new Hour(hour, amounts.gross(), amounts.refunds(), amounts.net(), amounts.count());
        }
    }

    static SalesView of(UUID stand, Festival festival, Period period, SalesReport report) {
        var total = report.total();
        return new SalesView(
                stand,
                festival.id(),
                Optional.ofNullable(period.from()).map(period::local).orElse(null),
                Optional.ofNullable(period.to()).map(period::local).orElse(null),
                report.asOf(),
                total.gross(),
                display(total.gross(), festival),
                total.refunds(),
                display(total.refunds(), festival),
                total.net(),
                display(total.net(), festival),
                total.count(),
                report.hours().entrySet().stream()
                        .map(hour -> Hour.of(hour.getKey(), hour.getValue()))
                        .toList());
    }

    private static String display(long amount, Festival festival) {
        return new Money(amount, festival.asset()).display();
    }
}
