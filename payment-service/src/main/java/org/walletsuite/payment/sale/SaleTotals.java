package org.walletsuite.payment.sale;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.audit.ReconciliationDatabase;

/** What stands have sold in all, for who holds that against their balances. */
@Component
public class SaleTotals {

    private final SaleRows rows;

    SaleTotals(ReconciliationDatabase database) {
        this.rows = new SaleRows(database.client());
    }

    /** What the sales of these stands come to; a stand without an entry is left out. */
    public List<StandTotal> of(List<UUID> stands) {
        return rows.totals(stands);
    }
}
