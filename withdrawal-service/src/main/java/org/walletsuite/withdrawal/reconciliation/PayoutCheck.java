package org.walletsuite.withdrawal.reconciliation;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.ledger.LedgerReads;
import org.walletsuite.platform.ledger.Statement;
import org.walletsuite.platform.ledger.Statement.Line;
import org.walletsuite.platform.reconciliation.ReconciliationCheck;
import org.walletsuite.withdrawal.payout.PayoutAccounts.Program;
import org.walletsuite.withdrawal.request.EveryWithdrawal;
import org.walletsuite.withdrawal.request.EveryWithdrawal.Known;
import org.walletsuite.withdrawal.request.LedgerKeys;

/** An approval is written before its money leaves. */
@Component
@Order(4)
class PayoutCheck implements ReconciliationCheck {

    private static final int PAGE = 200;

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

    /** The newest first: what comes meanwhile only has some lines seen twice. */
    @Override
    public void check(Consumer<String> discrepancy) {
        var account = Program.GIFT_CARD.accountId();
        Optional<Statement> page;
        var number = 0;
        do {
            page = ledger.statement(account, number++, PAGE);
            page.ifPresent(statement -> compare(statement.lines(), discrepancy));
        } while (page.isPresent() && page.get().lines().size() == PAGE);
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
