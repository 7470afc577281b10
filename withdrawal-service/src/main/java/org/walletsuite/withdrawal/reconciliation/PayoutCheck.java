package org.walletsuite.withdrawal.reconciliation;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.ledger.LedgerReads;
import org.walletsuite.platform.ledger.Statement.Line;
import org.walletsuite.platform.reconciliation.ReconciliationCheck;
import org.walletsuite.platform.reconciliation.StatementPages;
import org.walletsuite.withdrawal.payout.PayoutAccounts.Program;
import org.walletsuite.withdrawal.request.EveryWithdrawal;
import org.walletsuite.withdrawal.request.EveryWithdrawal.Known;
import org.walletsuite.withdrawal.request.LedgerKeys;

/** An approval is written before its money leaves. */
@Component
@Order(4)
class PayoutCheck implements ReconciliationCheck {

    private final EveryWithdrawal withdrawals;
    private final LedgerReads ledger;

    PayoutCheck(EveryWithdrawal withdrawals, LedgerReads ledger) {
        this.withdrawals = withdrawals;
        this.ledger = ledger;
    }

    @Override
    public String text() {
        return "Every payout of gift-card money in the ledger is an approved withdrawal's";
    }

    @Override
    public void check(Consumer<String> discrepancy) {
        StatementPages.walk(ledger, Program.GIFT_CARD.accountId(), lines -> compare(lines, discrepancy));
    }

    private void compare(List<Line> lines, Consumer<String> discrepancy) {
        var wanted = lines.stream()
                .flatMap(line -> LedgerKeys.withdrawal(line.transfer().idempotencyKey()).stream())
                .toList();
        var known = withdrawals.among(wanted).stream().collect(Collectors.toMap(Known::id, Function.identity()));
        for (var line : lines) {
            var withdrawal =
                    LedgerKeys.withdrawal(line.transfer().idempotencyKey()).map(known::get);
            if (withdrawal.filter(one -> isPaidBy(one, line)).isEmpty()) {
                discrepancy.accept("Transfer " + line.transfer().id() + " of "
                        + line.entry().amount() + " to the payout account is no approved withdrawal's, but "
                        + line.transfer().idempotencyKey());
            }
        }
    }

    private static boolean isPaidBy(Known withdrawal, Line line) {
        return withdrawal.mayBePaid() && withdrawal.amount() == line.entry().amount();
    }
}
