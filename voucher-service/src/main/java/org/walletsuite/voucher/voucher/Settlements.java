package org.walletsuite.voucher.voucher;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.event.PartnerEvent.PartnerChanged;
import org.walletsuite.platform.ledger.Ledger;
import org.walletsuite.platform.partner.PartnerEnvironment;

/**
 * Partners' settlement accounts, each with its credit limit as the ledger's floor. The limit is changed in the ledger when a
 * partner's terms have changed since the last issue; of two replicas one of which knows older terms the newer ones win.
 */
@Component
public class Settlements {

    private final SettlementLimits limits;
    private final Ledger ledger;

    Settlements(SettlementLimits limits, Ledger ledger) {
        this.limits = limits;
        this.ledger = ledger;
    }

    /** The account that a partner pays for vouchers from, in an environment. */
    public static UUID account(UUID partner, PartnerEnvironment environment) {
        return VoucherAccounts.id(partner, VoucherAccounts.SETTLEMENT, environment);
    }

    /** The account that pays for a partner's vouchers, opened and limited; throws where it is below a new limit already. */
    Terms.Source of(PartnerChanged partner, PartnerEnvironment environment, @Nullable Long creditLimit) {
        var account = account(partner.uuid(), environment);
        var known = limits.find(account);
        if (known.isEmpty()) {
            var _ = open(partner.uuid(), environment);
        }
        if (known.filter(limit -> limit.isApplied(partner.version())).isEmpty()) {
            var floor = creditLimit == null ? null : (Long) Math.negateExact(creditLimit);
            limits.change(account, partner, environment, floor);
        }
        return new Terms.Source(account, VoucherAccounts.SETTLEMENT);
    }

    /** Always opened without a limit: who opens it anew after a crash must say the same. */
    public UUID open(UUID partner, PartnerEnvironment environment) {
        var account = account(partner, environment);
        ledger.name(VoucherAccounts.asset(environment)).orThrow();
        ledger.open(account, VoucherAccounts.limitless(partner, VoucherAccounts.SETTLEMENT, environment))
                .orThrow();
        return account;
    }
}
