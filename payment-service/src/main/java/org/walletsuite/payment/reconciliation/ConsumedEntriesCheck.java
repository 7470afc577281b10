package org.walletsuite.payment.reconciliation;

import java.util.function.Consumer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.reconciliation.ReconciliationCheck;
import org.walletsuite.platform.reconciliation.ReconciliationDatabase;

/** Reports the discrepancies that were recorded during consumption, until they are fixed. */
@Component
@Order(2)
class ConsumedEntriesCheck implements ReconciliationCheck {

    private static final int MOST = 10_000;

    private final ConsumedEntryRows rows;

    ConsumedEntriesCheck(ReconciliationDatabase database) {
        this.rows = new ConsumedEntryRows(database.client());
    }

    @Override
    public String text() {
        return "Every festival account's entries came on Kafka one after the other, each in one version";
    }

    @Override
    public void check(Consumer<String> discrepancy) {
        rows.discrepancies(MOST).stream().map(EntryDiscrepancy::sentence).forEach(discrepancy);
    }
}
