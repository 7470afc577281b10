package org.walletsuite.withdrawal.reconciliation;

import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.reconciliation.KeysetPages;
import org.walletsuite.platform.reconciliation.ReconciliationCheck;
import org.walletsuite.withdrawal.request.AuditRecord;
import org.walletsuite.withdrawal.request.EveryWithdrawal;
import org.walletsuite.withdrawal.request.EveryWithdrawal.Log;

/**
 * Who edits, adds or removes a row contradicts its hash, those after it or the withdrawal's head. Who computes all of these
 * anew is not found here: the heads that the withdrawal's events carry are outside of this database.
 */
@Component
@Order(1)
class AuditLogCheck implements ReconciliationCheck {

    private static final int PAGE = 500;

    private final EveryWithdrawal withdrawals;

    AuditLogCheck(EveryWithdrawal withdrawals) {
        this.withdrawals = withdrawals;
    }

    @Override
    public String text() {
        return "Every withdrawal's audit log is as it was written, and leads to its status";
    }

    @Override
    public void check(Consumer<String> discrepancy) {
        KeysetPages.walk(PAGE, withdrawals::logs, Log::id, page -> page.forEach(log -> check(log, discrepancy)));
    }

    private static void check(Log log, Consumer<String> discrepancy) {
        var head = AuditRecord.NO_ROWS;
        String status = null;
        for (var row : log.rows()) {
            head = row.record().after(head);
            status = row.record().toStatus();
            if (!head.equals(row.hash())) {
                discrepancy.accept(about(log) + "row " + row.record().number()
                        + " of its audit log, or one before it, was changed");
                return;
            }
        }
        if (!head.equals(log.head())) {
            discrepancy.accept(
                    about(log) + "its audit log does not lead to the head it has, so rows are missing or too many");
        } else if (!Objects.equals(status, log.status())) {
            discrepancy.accept(about(log) + "its audit log leads to " + status + ", but its status is " + log.status());
        } else {
            compare(log, "first approval", log.firstApprovedBy(), log.firstApprover(), discrepancy);
            compare(log, "decision", log.decidedBy(), log.decider(), discrepancy);
        }
    }

    private static void compare(
            Log log, String what, @Nullable UUID named, @Nullable UUID actor, Consumer<String> discrepancy) {
        if (!Objects.equals(named, actor)) {
            discrepancy.accept(
                    about(log) + "its audit log has the " + what + " by " + actor + ", but it names " + named);
        }
    }

    private static String about(Log log) {
        return "Withdrawal " + log.id() + ": ";
    }
}
