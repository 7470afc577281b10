package org.walletsuite.ledger.audit;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.walletsuite.platform.audit.ReconciliationDatabase;

/** How far each check has found the books in order. */
final class Checkpoints {

    private final JdbcClient db;

    Checkpoints(ReconciliationDatabase database) {
        this.db = database.client();
    }

    /** The last position that was found in order with all before it; 0 for none. */
    long of(String claim) {
        return db.sql("select position from checkpoint where claim = ?")
                .param(claim)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    void move(String claim, long position) {
        db.sql("""
                        insert into checkpoint (claim, position) values (?, ?)
                        on conflict (claim) do update set position = excluded.position, reached_at = now()""").param(claim).param(position).update();
    }
}
