package org.walletsuite.voucher.reconciliation;

import static java.util.stream.Collectors.toMap;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.giftcard.GiftCardAccounts;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.LedgerReads;
import org.walletsuite.platform.reconciliation.KeysetPages;
import org.walletsuite.platform.reconciliation.ReconciliationCheck;
import org.walletsuite.platform.reconciliation.StatementPages;
import org.walletsuite.voucher.order.EveryOrder;
import org.walletsuite.voucher.order.EveryOrder.State;

/** An order has a status once its money was moved, so that in the ledger it is where the status says. */
@Component
@Order(1)
class OrderTransferCheck implements ReconciliationCheck {

    private static final int USERS = 100;

    private final EveryOrder orders;
    private final LedgerReads ledger;

    OrderTransferCheck(EveryOrder orders, LedgerReads ledger) {
        this.orders = orders;
        this.ledger = ledger;
    }

    @Override
    public String text() {
        return "Every order's money is where its status says, and users' pending money is that of their orders";
    }

    @Override
    public void check(Consumer<String> discrepancy) {
        KeysetPages.walk(
                USERS, orders::users, Function.identity(), page -> page.forEach(user -> compare(user, discrepancy)));
    }

    /** What changes meanwhile is under way, and looked at the next time. */
    private void compare(UUID user, Consumer<String> discrepancy) {
        var before = orders(user);
        var keys = new HashSet<String>();
        var balance = StatementPages.walk(
                        ledger,
                        GiftCardAccounts.id(user, GiftCardAccounts.PENDING),
                        page -> page.forEach(line -> keys.add(line.transfer().idempotencyKey())))
                .map(Account::balance)
                .orElse(0L);
        var after = orders(user);
        before.values().stream()
                .filter(order -> order.isSettled() && order.equals(after.get(order.id())))
                .forEach(order -> compare(order, keys, discrepancy));
        if (before.equals(after) && before.values().stream().allMatch(State::isSettled)) {
            compare(user, before, balance, discrepancy);
        }
    }

    private Map<UUID, State> orders(UUID user) {
        return orders.of(user).stream().collect(toMap(State::id, Function.identity()));
    }

    private static void compare(State order, Set<String> keys, Consumer<String> discrepancy) {
        order.moved().stream()
                .map(movement -> movement.key(order.id()))
                .filter(key -> !keys.contains(key))
                .sorted()
                .forEach(key -> discrepancy.accept(
                        "Order " + order.id() + " says that its money was moved, but the ledger has no " + key));
    }

    private static void compare(UUID user, Map<UUID, State> orders, long balance, Consumer<String> discrepancy) {
        var pending = orders.values().stream()
                .filter(State::isPending)
                .mapToLong(State::credited)
                .sum();
        if (pending != balance) {
            discrepancy.accept("User " + user + " has orders of " + pending
                    + " US cents that are not decided, but the ledger says that " + balance + " are pending");
        }
    }
}
