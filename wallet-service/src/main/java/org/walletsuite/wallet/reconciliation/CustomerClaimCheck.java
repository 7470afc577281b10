package org.walletsuite.wallet.reconciliation;

import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.reconciliation.KeysetPages;
import org.walletsuite.platform.reconciliation.ReconciliationCheck;

/** Checks that no customer's money waits for an owner who is there already. */
@Component
@Order(5)
class CustomerClaimCheck implements ReconciliationCheck {

    private static final int PAGE = 1000;

    private final ReconciliationRows rows;

    CustomerClaimCheck(ReconciliationRows rows) {
        this.rows = rows;
    }

    @Override
    public String text() {
        return "Every customer whose phone a user has proved is that user's";
    }

    @Override
    public void check(Consumer<String> discrepancy) {
        KeysetPages.walk(
                PAGE,
                rows::customersToClaim,
                Function.<UUID>identity(),
                page -> page.forEach(customer ->
                        discrepancy.accept("Customer " + customer + " is nobody's, but a user has proved the phone")));
    }
}
