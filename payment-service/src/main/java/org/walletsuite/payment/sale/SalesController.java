package org.walletsuite.payment.sale;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.payment.festival.Festivals;
import org.walletsuite.payment.stand.StandCache;
import org.walletsuite.platform.festival.Data;
import org.walletsuite.platform.security.RequiresRole;
import org.walletsuite.platform.security.Role;

/** Sales reports for staff. */
@RestController
class SalesController {

    private final Sales sales;
    private final StandCache stands;
    private final Festivals festivals;

    SalesController(Sales sales, StandCache stands, Festivals festivals) {
        this.sales = sales;
        this.stands = stands;
        this.festivals = festivals;
    }

    @RequiresRole(Role.STAFF)
    @GetMapping("/api/v1/stands/{standId}/sales")
    @Operation(
            description = "What the stand sold and gave back, in all and by the hours of the festival's time zone that"
                    + " had sales, at most 744. A sale shows a moment after it was paid; asOf is the time of the last"
                    + " one that is counted.")
    Data<SalesView> sales(
            @PathVariable UUID standId,
            @RequestParam(required = false)
                    @Parameter(
                            description = "From then on: a date (the beginning of that day at the festival) or an"
                                    + " RFC 3339 date-time, without an offset in the festival's time zone."
                                    + " Left out: from the beginning.")
                    @Nullable
                    String from,
            @RequestParam(required = false)
                    @Parameter(
                            description = "Until before then: an RFC 3339 date-time, or a date, through the end of"
                                    + " that day at the festival. Left out: until now.")
                    @Nullable
                    String to) {
        var stand = stands.get(standId);
        var festival = festivals.get(stand.festivalId());
        var period = Period.parse(from, to, festival.timezone());
        return new Data<>(SalesView.of(stand.id(), festival, period, sales.report(stand.id(), period)));
    }
}
