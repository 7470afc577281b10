package org.walletsuite.voucher.voucher;

import java.math.BigDecimal;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.platform.directory.PartnerDirectory;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.LedgerReads;
import org.walletsuite.platform.partner.PartnerAnswer;
import org.walletsuite.platform.partner.PartnerScope;
import org.walletsuite.platform.partner.Rand;
import org.walletsuite.platform.partnercall.PartnerOperation;
import org.walletsuite.platform.security.Principal;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** What partners see of the account that pays for their vouchers. */
@RestController
class OwnSettlementController {

    private final PartnerDirectory partners;
    private final LedgerReads ledger;
    private final Clock clock;

    OwnSettlementController(PartnerDirectory partners, LedgerReads ledger, Clock clock) {
        this.partners = partners;
        this.ledger = ledger;
        this.clock = clock;
    }

    @PartnerOperation("settlement")
    @GetMapping("/api/v1/partner/settlement")
    PartnerAnswer<OwnSettlement> settlement(@AuthenticationPrincipal Principal.Partner caller) {
        caller.mustHave(PartnerScope.VOUCHER_QUERY);
        var partner = partners.find(caller.id()).orElseThrow(() -> new ApiException(ErrorCode.UNAUTHORIZED));
        var terms = partner.in(caller.environment()).orElseThrow(() -> new ApiException(ErrorCode.UNAUTHORIZED));
        var account = VoucherAccounts.id(partner.uuid(), VoucherAccounts.SETTLEMENT, caller.environment());
        var balance = ledger.account(account).map(Account::balance).orElse(0L);
        var limit = terms.creditLimit();
        return PartnerAnswer.of(
                new OwnSettlement(
                        caller.environment().code(),
                        VoucherAccounts.CURRENCY,
                        terms.paymentModel().code(),
                        Rand.of(balance),
                        limit == null ? null : Rand.of(limit),
                        limit == null ? null : Rand.of(Math.max(0, Math.addExact(balance, limit)))),
                clock.instant());
    }

    /**
     * A partner's account in an environment, in rand.
     *
     * @param balance below zero by what the partner owes
     * @param creditLimit null for none
     * @param available what can still be issued; null without a limit
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record OwnSettlement(
            String environment,
            String currency,
            String paymentModel,
            BigDecimal balance,
            @Nullable BigDecimal creditLimit,
            @Nullable BigDecimal available) {}
}
