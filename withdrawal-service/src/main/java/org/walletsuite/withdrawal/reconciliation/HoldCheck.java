package org.walletsuite.withdrawal.reconciliation;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.ledger.Hold;
import org.walletsuite.platform.ledger.HoldStatus;
import org.walletsuite.platform.ledger.LedgerReads;
import org.walletsuite.platform.reconciliation.KeysetPages;
import org.walletsuite.platform.reconciliation.ReconciliationCheck;
import org.walletsuite.withdrawal.request.EveryWithdrawal;
import org.walletsuite.withdrawal.request.EveryWithdrawal.Known;

/** What waits has its open hold, what was approved a posted one, and what was not a voided one, of its amount each. */
@Component
@Order(2)
class HoldCheck implements ReconciliationCheck {

    private final EveryWithdrawal withdrawals;
    private final LedgerReads ledger;

    HoldCheck(EveryWithdrawal withdrawals, LedgerReads ledger) {
        this.withdrawals = withdrawals;
        this.ledger = ledger;
    }

    @Override
    public String text() {
        return "Every withdrawal's money is held, paid out or free again in the ledger, as its status says";
    }

    @Override
    public void check(Consumer<String> discrepancy) {
        KeysetPages.walk(LedgerReads.MOST_IDS, withdrawals::page, Known::id, page -> compare(page, discrepancy));
    }

    private void compare(List<Known> page, Consumer<String> discrepancy) {
        var settled = page.stream().filter(known -> known.hold() != null).toList();
        if (settled.isEmpty()) {
            return;
        }
        var holds =
                ledger
                        .holds(settled.stream()
                                .map(known -> Objects.requireNonNull(known.holdId()))
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(Hold::id, Function.identity()));
        var odd = settled.stream()
                .filter(known -> !agrees(known, holds.get(known.holdId())))
                .toList();
        report(odd, holds, discrepancy);
    }

    /** What was decided between the two looks at it is not odd: an intent is written before the ledger is asked. */
    private void report(List<Known> odd, Map<UUID, Hold> holds, Consumer<String> discrepancy) {
        if (odd.isEmpty()) {
            return;
        }
        var now = withdrawals.among(odd.stream().map(Known::id).toList()).stream()
                .collect(Collectors.toMap(Known::id, Known::version));
        odd.stream()
                .filter(known -> Objects.equals(now.get(known.id()), known.version()))
                .forEach(known -> discrepancy.accept(
                        "Withdrawal " + known.id() + ": " + difference(known, holds.get(known.holdId()))));
    }

    private static boolean agrees(Known known, @Nullable Hold hold) {
        return hold != null
                && hold.status() == known.hold()
                && hold.amount() == known.amount()
                && hold.accountId().equals(known.accountId())
                && (hold.status() != HoldStatus.POSTED || Objects.equals(hold.posted(), known.amount()));
    }

    private static String difference(Known known, @Nullable Hold hold) {
        var wanted =
                "its hold must be " + known.hold() + " with " + known.amount() + " of account " + known.accountId();
        return hold == null
                ? wanted + ", but the ledger has none"
                : wanted + ", but in the ledger it is " + hold.status() + " with " + hold.amount() + " (posted "
                        + hold.posted() + ") of account " + hold.accountId();
    }
}
