package org.walletsuite.voucher.settlement;

import io.swagger.v3.oas.annotations.Parameter;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.platform.directory.PartnerDirectory;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.event.PartnerEvent.PartnerChanged;
import org.walletsuite.platform.event.PartnerEvent.Terms;
import org.walletsuite.platform.idempotency.FirstAnswer;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.LedgerReads;
import org.walletsuite.platform.openapi.AdditionalResponses;
import org.walletsuite.platform.partner.PartnerAnswer;
import org.walletsuite.platform.partner.PartnerEnvironment;
import org.walletsuite.platform.partner.Rand;
import org.walletsuite.platform.security.Principal;
import org.walletsuite.platform.security.RequiresRole;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.web.Fields;
import org.walletsuite.platform.web.IdempotencyKey;
import org.walletsuite.voucher.voucher.Page;
import org.walletsuite.voucher.voucher.Settlements;
import org.walletsuite.voucher.voucher.VoucherAccounts;

/** What partners owe and have paid, for admins. */
@RestController
@RequestMapping("/api/v1/admin/partners/{partner_id}/settlements")
class SettlementController {

    static final String HOME = "The environment that the partner was made in where it is left out.";

    private final PartnerDirectory partners;
    private final SettlementPayments payments;
    private final SettlementPaymentRows rows;
    private final LedgerReads ledger;
    private final Clock clock;

    SettlementController(
            PartnerDirectory partners,
            SettlementPayments payments,
            SettlementPaymentRows rows,
            LedgerReads ledger,
            Clock clock) {
        this.partners = partners;
        this.payments = payments;
        this.rows = rows;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Records what a partner has paid; a reference that is on record already is 409, whatever the amount. */
    @RequiresRole(Role.ADMIN)
    @AdditionalResponses(HttpStatus.CONFLICT)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<FirstAnswer<PartnerAnswer<Settlement>>> add(
            @AuthenticationPrincipal Principal.User admin,
            @PathVariable("partner_id") String partnerId,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @RequestBody NewSettlement body) {
        var wanted = body.checked();
        var partner = partner(partnerId);
        var where = terms(partner, wanted.environment()).environment();
        return payments.add(
                admin.id(), partner, where, IdempotencyKey.of("voucher", "settlement", admin.id(), key), wanted);
    }

    @RequiresRole(Role.ADMIN)
    @GetMapping
    PartnerAnswer<SettlementAccount> account(
            @PathVariable("partner_id") String partnerId,
            @Parameter(description = HOME) @RequestParam(required = false) @Nullable String environment,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(name = "page_size", defaultValue = "20") int pageSize) {
        var asked = environment == null
                ? null
                : PartnerEnvironment.of(environment)
                        .orElseThrow(() -> ApiException.invalid("environment", Fields.noChoice(environment)));
        var wanted = Page.of(page, pageSize);
        var partner = partner(partnerId);
        var terms = terms(partner, asked);
        var where = terms.environment();
        var limit = terms.creditLimit();
        var balance = ledger.account(Settlements.account(partner.uuid(), where))
                .map(Account::balance)
                .orElse(0L);
        var settlements = rows.list(partnerId, where, wanted).stream()
                .map(payment -> Settlement.of(payment, Objects.requireNonNull(payment.transaction())))
                .toList();
        var account = new SettlementAccount(
                partnerId,
                where.code(),
                Rand.of(balance),
                limit == null ? null : Rand.of(limit),
                VoucherAccounts.CURRENCY,
                wanted.list(settlements, rows.count(partnerId, where)));
        return PartnerAnswer.of(account, clock.instant());
    }

    private PartnerChanged partner(String id) {
        return partners.find(id).orElseThrow(() -> new ApiException(ErrorCode.NOT_FOUND));
    }

    /** A partner owes nothing where it has never had credentials. */
    private static Terms terms(PartnerChanged partner, @Nullable PartnerEnvironment asked) {
        var environment = asked == null ? partner.home() : asked;
        return partner.in(environment)
                .orElseThrow(() -> ApiException.invalid(
                        "environment", "The partner has never had credentials in " + environment.code() + "."));
    }
}
