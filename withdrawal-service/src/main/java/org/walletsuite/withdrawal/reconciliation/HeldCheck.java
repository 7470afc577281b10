package org.walletsuite.withdrawal.reconciliation;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.giftcard.GiftCardAccounts;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.Hold;
import org.walletsuite.platform.ledger.HoldStatus;
import org.walletsuite.platform.ledger.LedgerReads;
import org.walletsuite.platform.reconciliation.KeysetPages;
import org.walletsuite.platform.reconciliation.ReconciliationCheck;
import org.walletsuite.withdrawal.request.EveryWithdrawal;
import org.walletsuite.withdrawal.request.EveryWithdrawal.Known;
import org.walletsuite.withdrawal.request.LedgerKeys;

/** A withdrawal's row is written before its money is held, so that no money is held for nothing. */
@Component
@Order(3)
class HeldCheck implements ReconciliationCheck {

    private static final int ACCOUNTS = 1000;
    private static final int HOLDS = LedgerReads.MOST_IDS;

    private final EveryWithdrawal withdrawals;
    private final LedgerReads ledger;

    HeldCheck(EveryWithdrawal withdrawals, LedgerReads ledger) {
        this.withdrawals = withdrawals;
        this.ledger = ledger;
    }

    @Override
    public String text() {
        return "Every open hold on withdrawable money in the ledger is a withdrawal's";
    }

    @Override
    public void check(Consumer<String> discrepancy) {
        KeysetPages.walk(
                ACCOUNTS,
                (after, size) ->
                        ledger.accountsOf(GiftCardAccounts.PROGRAM, GiftCardAccounts.WITHDRAWABLE, after, size),
                Account::id,
                page -> page.stream()
                        .filter(account -> account.held() > 0)
                        .forEach(account -> check(account, discrepancy)));
    }

    private void check(Account account, Consumer<String> discrepancy) {
        KeysetPages.walk(
                HOLDS,
                (after, size) -> ledger.openHolds(account.id(), after, size),
                Hold::id,
                page -> compare(page, discrepancy));
    }

    private void compare(List<Hold> page, Consumer<String> discrepancy) {
        var wanted = page.stream()
                .flatMap(hold -> LedgerKeys.withdrawal(hold.idempotencyKey()).stream())
                .toList();
        var known = withdrawals.among(wanted).stream().collect(Collectors.toMap(Known::id, Function.identity()));
        var odd = page.stream()
                .filter(hold -> LedgerKeys.withdrawal(hold.idempotencyKey())
                        .map(known::get)
                        .filter(withdrawal -> isOf(withdrawal, hold))
                        .isEmpty())
                .map(Hold::id)
                .toList();
        report(odd, discrepancy);
    }

    /** A hold of what was refused may have been voided between the two looks, and is not odd then. */
    private void report(List<UUID> odd, Consumer<String> discrepancy) {
        if (odd.isEmpty()) {
            return;
        }
        ledger.holds(odd).stream()
                .filter(hold -> hold.status() == HoldStatus.OPEN)
                .forEach(hold -> discrepancy.accept("Hold " + hold.id() + " of " + hold.amount() + " on account "
                        + hold.accountId() + " is no withdrawal's"
                        + LedgerKeys.withdrawal(hold.idempotencyKey())
                                .map(HeldCheck::named)
                                .orElse("")));
    }

    private static boolean isOf(Known withdrawal, Hold hold) {
        return withdrawal.mayHold()
                && withdrawal.accountId().equals(hold.accountId())
                && withdrawal.amount() == hold.amount();
    }

    private static String named(UUID withdrawal) {
        return ", though it names withdrawal " + withdrawal;
    }
}
