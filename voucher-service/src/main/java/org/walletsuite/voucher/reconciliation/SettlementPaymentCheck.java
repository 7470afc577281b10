package org.walletsuite.voucher.reconciliation;

import java.util.function.Consumer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.ledger.LedgerReads;
import org.walletsuite.platform.reconciliation.KeysetPages;
import org.walletsuite.platform.reconciliation.ReconciliationCheck;
import org.walletsuite.voucher.settlement.EverySettlementPayment;
import org.walletsuite.voucher.settlement.EverySettlementPayment.Paid;
import org.walletsuite.voucher.voucher.Movement;

/** What a partner has paid was credited: its transfer is in the ledger. That nothing else was, the entries' check says. */
@Component
@Order(7)
class SettlementPaymentCheck implements ReconciliationCheck {

    private static final int PAGE = 200;

    private final EverySettlementPayment payments;
    private final LedgerReads ledger;

    SettlementPaymentCheck(EverySettlementPayment payments, LedgerReads ledger) {
        this.payments = payments;
        this.ledger = ledger;
    }

    @Override
    public String text() {
        return "Every payment of a partner that is on record was credited in the ledger";
    }

    @Override
    public void check(Consumer<String> discrepancy) {
        KeysetPages.walk(
                PAGE,
                payments::page,
                Paid::id,
                page -> page.stream()
                        .filter(payment -> payment.transaction() != null && !isInLedger(payment))
                        .forEach(payment -> discrepancy.accept("Payment " + payment.id() + " of " + payment.amount()
                                + " cents to settlement account " + payment.account() + " is not in the ledger")));
    }

    private boolean isInLedger(Paid payment) {
        return ledger.transferByKey(Movement.SETTLE.key(payment.id()))
                .filter(transfer ->
                        transfer.id().equals(payment.transaction()) && transfer.amount() == payment.amount())
                .isPresent();
    }
}
