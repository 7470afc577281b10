package org.walletsuite.voucher.transaction;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.platform.directory.PartnerDirectory;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.giftcard.ListPage;
import org.walletsuite.platform.partner.PartnerAnswer;
import org.walletsuite.platform.partner.PartnerEnvironment;
import org.walletsuite.platform.partner.PartnerList;
import org.walletsuite.platform.security.RequiresRole;
import org.walletsuite.platform.security.Role;
import org.walletsuite.voucher.transaction.TransactionFilter.Whose;

/** What admins see of partners' calls: those in the environment that the partner was made in unless they name another. */
@RestController
@RequestMapping("/api/v1/admin/partners")
class PartnerReviewController {

    private static final String HOME = "The environment that the partner was made in where it is left out.";
    private static final String PRODUCTION = "production";

    private final TransactionRows rows;
    private final TransactionExport export;
    private final PartnerUsage usage;
    private final PartnerDirectory partners;
    private final Clock clock;

    PartnerReviewController(
            TransactionRows rows,
            TransactionExport export,
            PartnerUsage usage,
            PartnerDirectory partners,
            Clock clock) {
        this.rows = rows;
        this.export = export;
        this.usage = usage;
        this.partners = partners;
        this.clock = clock;
    }

    /** The newest first. */
    @RequiresRole(Role.ADMIN)
    @GetMapping("/{partner_id}/transactions")
    PartnerAnswer<PartnerList<TransactionView>> transactionsOfPartner(
            @PathVariable("partner_id") String partner,
            @Parameter(description = HOME) @RequestParam(required = false) @Nullable String environment,
            @ParameterObject TransactionQuery asked,
            @Parameter(schema = @Schema(allowableValues = {"json", "csv"})) @RequestParam(defaultValue = "json")
                    String format,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(name = "page_size", defaultValue = "20") int pageSize) {
        ListFormat.mustBeJson(format);
        var filter = TransactionFilter.of(whose(partner, environment), Period.of(asked.from(), asked.to()), asked);
        return PartnerAnswer.of(rows.list(filter, ListPage.of(page, pageSize)), clock.instant());
    }

    /** The same as CSV, the oldest first: at most 31 days and 100,000 lines. */
    @RequiresRole(Role.ADMIN)
    @GetMapping(
            path = "/{partner_id}/transactions",
            params = ListFormat.IS_CSV,
            produces = TransactionExport.MEDIA_TYPE)
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = TransactionExport.MEDIA_TYPE, schema = @Schema(type = "string")))
    void exportTransactionsOfPartner(
            @PathVariable("partner_id") String partner,
            @Parameter(description = HOME) @RequestParam(required = false) @Nullable String environment,
            @ParameterObject TransactionQuery asked,
            HttpServletResponse response)
            throws IOException {
        export.write(whose(partner, environment), asked, response);
    }

    /** At most 31 days in UTC; a month up to today unless they are given. */
    @RequiresRole(Role.ADMIN)
    @GetMapping("/{partner_id}/usage")
    PartnerAnswer<Usage> usageOfPartner(
            @PathVariable("partner_id") String partner,
            @Parameter(description = HOME) @RequestParam(required = false) @Nullable String environment,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        return PartnerAnswer.of(usage.of(whose(partner, environment), from, to), clock.instant());
    }

    /** All partners that did something, those with most calls first; in production unless another environment is named. */
    @RequiresRole(Role.ADMIN)
    @GetMapping("/usage")
    PartnerAnswer<PartnerList<Usage.UsageOfPartner>> usageOfPartners(
            @RequestParam(defaultValue = PRODUCTION) String environment,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(name = "page_size", defaultValue = "20") int pageSize) {
        return PartnerAnswer.of(
                usage.ofAll(environment(environment), from, to, ListPage.of(page, pageSize)), clock.instant());
    }

    private Whose whose(String id, @Nullable String environment) {
        var asked = TransactionFilter.choice("environment", environment, PartnerEnvironment::of);
        var partner = partners.find(id).orElseThrow(() -> new ApiException(ErrorCode.NOT_FOUND));
        return new Whose(id, asked == null ? partner.home() : asked);
    }

    private static PartnerEnvironment environment(String code) {
        return Objects.requireNonNull(TransactionFilter.choice("environment", code, PartnerEnvironment::of));
    }
}
