package org.walletsuite.payment.audit;

import java.util.function.Consumer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.audit.Claim;
import org.walletsuite.platform.audit.ReconciliationDatabase;

/** What was noticed while listening stays true until it is put right. */
@Component
@Order(2)
class HeardClaim implements Claim {

    private static final int MOST = 10_000;

    private final HeardRows rows;

    HeardClaim(ReconciliationDatabase database) {
        this.rows = new HeardRows(database.client());
    }

    @Override
    public String text() {
        return "Every festival account's entries came on Kafka one after the other, each in one version";
    }

    @Override
    public void check(Consumer<String> finding) {
        rows.wrong(MOST).stream().map(Wrong::sentence).forEach(finding);
    }
}
