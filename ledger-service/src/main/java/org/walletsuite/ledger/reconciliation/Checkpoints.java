package org.walletsuite.ledger.reconciliation;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.walletsuite.platform.reconciliation.ReconciliationDatabase;

/** The position up to which each check found the books correct. */
final class Checkpoints {

    private final JdbcClient db;

    Checkpoints(ReconciliationDatabase database) {
        this.db = database.client();
    }

    /** The last position up to which everything was correct; 0 for none. */
    long of(String check) {
        return db.sql("select position from checkpoint where claim = ?")
                .param(check)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    void move(String check, long position) {
        db.sql("""
                        insert into checkpoint (claim, position) values (?, ?)
                        on conflict (claim) do update set position = excluded.position, reached_at = now()""").param(check).param(position).update();
    }
}
