package org.walletsuite.voucher.transaction;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.platform.giftcard.ListPage;
import org.walletsuite.platform.partner.PartnerAnswer;
import org.walletsuite.platform.partner.PartnerList;
import org.walletsuite.platform.partner.PartnerScope;
import org.walletsuite.platform.partnercall.PartnerOperation;
import org.walletsuite.platform.security.Principal;
import org.walletsuite.voucher.transaction.TransactionFilter.Whose;

/** What partners see of their own calls, in the environment of their token. */
@RestController
@RequestMapping("/api/v1/partner")
class SelfServiceController {

    private final TransactionRows rows;
    private final TransactionExport export;
    private final PartnerUsage usage;
    private final Clock clock;

    SelfServiceController(TransactionRows rows, TransactionExport export, PartnerUsage usage, Clock clock) {
        this.rows = rows;
        this.export = export;
        this.usage = usage;
        this.clock = clock;
    }

    /** The newest first. */
    @PartnerOperation("transactions")
    @GetMapping("/transactions")
    PartnerAnswer<PartnerList<TransactionView>> ownTransactions(
            @AuthenticationPrincipal Principal.Partner caller,
            @ParameterObject TransactionQuery asked,
            @Parameter(schema = @Schema(allowableValues = {"json", "csv"})) @RequestParam(defaultValue = "json")
                    String format,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(name = "page_size", defaultValue = "20") int pageSize) {
        var whose = whose(caller);
        ListFormat.mustBeJson(format);
        var filter = TransactionFilter.of(whose, Period.of(asked.from(), asked.to()), asked);
        return PartnerAnswer.of(rows.list(filter, ListPage.of(page, pageSize)), clock.instant());
    }

    /** The same as CSV, the oldest first: at most 31 days and 100,000 lines. */
    @PartnerOperation("transactions")
    @GetMapping(path = "/transactions", params = ListFormat.IS_CSV, produces = TransactionExport.MEDIA_TYPE)
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = TransactionExport.MEDIA_TYPE, schema = @Schema(type = "string")))
    void exportOwnTransactions(
            @AuthenticationPrincipal Principal.Partner caller,
            @ParameterObject TransactionQuery asked,
            HttpServletResponse response)
            throws IOException {
        export.write(whose(caller), asked, response);
    }

    /** At most 31 days in UTC; a month up to today unless they are given. */
    @PartnerOperation("usage")
    @GetMapping("/usage")
    PartnerAnswer<Usage> ownUsage(
            @AuthenticationPrincipal Principal.Partner caller,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        return PartnerAnswer.of(usage.of(whose(caller), from, to), clock.instant());
    }

    private static Whose whose(Principal.Partner caller) {
        caller.mustHave(PartnerScope.VOUCHER_QUERY);
        return new Whose(caller.id(), caller.environment());
    }
}
