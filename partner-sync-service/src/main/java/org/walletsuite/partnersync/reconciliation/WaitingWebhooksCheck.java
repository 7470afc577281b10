package org.walletsuite.partnersync.reconciliation;

import java.util.function.Consumer;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.reconciliation.ReconciliationCheck;
import org.walletsuite.platform.reconciliation.ReconciliationDatabase;

/** Finds webhooks that nothing will ever send: no time is set for them, and none of their voucher comes before them. */
@Component
@Order(3)
class WaitingWebhooksCheck implements ReconciliationCheck {

    private static final int MOST = 1_000;

    private final JdbcClient db;

    WaitingWebhooksCheck(ReconciliationDatabase database) {
        this.db = database.client();
    }

    @Override
    public String text() {
        return "No webhook waits for ever";
    }

    @Override
    public void check(Consumer<String> discrepancy) {
        db.sql("""
                        select event_type || ' of voucher ' || voucher_id || ', delivery ' || id from webhook_delivery d
                        where status = 'PENDING' and next_attempt_at is null and not exists (
                            select from webhook_delivery e where e.voucher_id = d.voucher_id and e.number < d.number
                                and e.status = 'PENDING' and e.tries = 0)
                        order by number limit ?""")
                .param(MOST)
                .query(String.class)
                .list()
                .forEach(webhook -> discrepancy.accept(webhook + ", waits for nothing"));
    }
}
