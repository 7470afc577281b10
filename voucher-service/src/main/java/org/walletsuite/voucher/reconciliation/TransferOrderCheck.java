package org.walletsuite.voucher.reconciliation;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.giftcard.GiftCardAccounts;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.LedgerReads;
import org.walletsuite.platform.ledger.Statement;
import org.walletsuite.platform.reconciliation.KeysetPages;
import org.walletsuite.platform.reconciliation.ReconciliationCheck;
import org.walletsuite.platform.reconciliation.StatementPages;
import org.walletsuite.voucher.order.EveryOrder;
import org.walletsuite.voucher.order.EveryOrder.State;
import org.walletsuite.voucher.order.Movement;

/** An order says what it is to become before its money is moved, so that no money is moved but an order's. */
@Component
@Order(2)
class TransferOrderCheck implements ReconciliationCheck {

    private static final int ACCOUNTS = 200;

    /** What our keys begin with. */
    private static final String OURS = "voucher:";

    private final EveryOrder orders;
    private final LedgerReads ledger;

    TransferOrderCheck(EveryOrder orders, LedgerReads ledger) {
        this.orders = orders;
        this.ledger = ledger;
    }

    @Override
    public String text() {
        return "Every transfer of gift cards' money in the ledger belongs to an order, and moves what the order says";
    }

    @Override
    public void check(Consumer<String> discrepancy) {
        for (var purpose :
                List.of(GiftCardAccounts.PENDING, GiftCardAccounts.WITHDRAWABLE, GiftCardAccounts.CLEARING)) {
            KeysetPages.walk(
                    ACCOUNTS,
                    (after, size) -> ledger.accountsOf(GiftCardAccounts.PROGRAM, purpose, after, size),
                    Account::id,
                    page -> page.forEach(account ->
                            StatementPages.walk(ledger, account.id(), lines -> compare(account, lines, discrepancy))));
        }
    }

    /** The orders are read after the entries: by then each of them has its order. */
    private void compare(Account account, List<Statement.Line> lines, Consumer<String> discrepancy) {
        var known = orders(lines);
        for (var line : lines) {
            var key = line.transfer().idempotencyKey();
            var moved = Movement.of(key).orElse(null);
            if (moved == null) {
                if (key.startsWith(OURS) || !account.purpose().equals(GiftCardAccounts.WITHDRAWABLE)) {
                    discrepancy.accept("Account " + account.id() + ", the " + account.purpose() + " one of "
                            + account.ownerId() + ", has a transfer that is no order's: " + key);
                }
            } else if (!belongs(account, line, moved.movement(), known.get(moved.order()))) {
                discrepancy.accept("Account " + account.id() + ", the " + account.purpose() + " one of "
                        + account.ownerId() + ", has an entry of "
                        + line.entry().amount()
                        + " that does not agree with its order: " + key);
            }
        }
    }

    private Map<UUID, State> orders(List<Statement.Line> lines) {
        var ids = lines.stream()
                .flatMap(line -> Movement.of(line.transfer().idempotencyKey()).stream())
                .map(Movement.Of::order)
                .distinct()
                .toList();
        return orders.among(ids).stream().collect(toMap(State::id, Function.identity()));
    }

    private static boolean belongs(Account account, Statement.Line line, Movement movement, @Nullable State order) {
        return order != null
                && order.allows(movement)
                && line.entry().amount() == movement.amountAt(account.purpose(), order.credited())
                && (account.ownerId().equals(order.user()) || account.ownerId().equals(GiftCardAccounts.OPERATOR));
    }
}
