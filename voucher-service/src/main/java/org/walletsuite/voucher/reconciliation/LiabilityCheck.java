package org.walletsuite.voucher.reconciliation;

import java.math.BigInteger;
import java.util.function.Consumer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.ledger.LedgerReads;
import org.walletsuite.platform.ledger.TrialBalance;
import org.walletsuite.platform.partner.PartnerEnvironment;
import org.walletsuite.platform.reconciliation.ReconciliationCheck;
import org.walletsuite.voucher.voucher.EveryVoucher;
import org.walletsuite.voucher.voucher.VoucherAccounts;

/** What was issued is outstanding, or was redeemed, cancelled or has expired; and what is outstanding the ledger has. */
@Component
@Order(5)
class LiabilityCheck implements ReconciliationCheck {

    private final EveryVoucher vouchers;
    private final LedgerReads ledger;

    LiabilityCheck(EveryVoucher vouchers, LedgerReads ledger) {
        this.vouchers = vouchers;
        this.ledger = ledger;
    }

    @Override
    public String text() {
        return "In each environment issued = outstanding + redeemed + cancelled + expired, and the ledger has what is"
                + " outstanding";
    }

    @Override
    public void check(Consumer<String> discrepancy) {
        for (var environment : PartnerEnvironment.values()) {
            compare(environment, discrepancy);
        }
    }

    /** The ledger's sum can be compared only while nothing is under way; each voucher's own is compared in any case. */
    private void compare(PartnerEnvironment environment, Consumer<String> discrepancy) {
        var before = vouchers.sums(environment);
        var held = held(environment);
        var after = vouchers.sums(environment);
        var ended = before.outstanding() + before.redeemed() + before.cancelled() + before.expired();
        if (before.issued() != ended) {
            discrepancy.accept("In " + environment.code() + " vouchers of " + before.issued()
                    + " cents were issued, but outstanding, redeemed, cancelled and expired ones come to " + ended);
        }
        if (before.isSettled() && before.equals(after) && !held.equals(BigInteger.valueOf(before.outstanding()))) {
            discrepancy.accept("In " + environment.code() + " vouchers of " + before.outstanding()
                    + " cents are outstanding, but the ledger has " + held);
        }
    }

    private BigInteger held(PartnerEnvironment environment) {
        var asset = VoucherAccounts.asset(environment).code();
        return ledger.trialBalance().stream()
                .filter(balance -> balance.asset().equals(asset))
                .flatMap(balance -> balance.lines().stream())
                .filter(line -> line.program().equals(VoucherAccounts.PROGRAM)
                        && line.purpose().equals(VoucherAccounts.VOUCHER))
                .map(TrialBalance.Line::balance)
                .reduce(BigInteger.ZERO, BigInteger::add);
    }
}
