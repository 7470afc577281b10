package org.walletsuite.payment.sale;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.reconciliation.ReconciliationDatabase;

/** The total sales of stands, for reconciliation with their balances. */
@Component
public class SaleTotals {

    private final SaleRows rows;

    SaleTotals(ReconciliationDatabase database) {
        this.rows = new SaleRows(database.client());
    }

    /** The totals of these stands; a stand without an entry is left out. */
    public List<StandTotal> of(List<UUID> stands) {
        return rows.totals(stands);
    }
}
