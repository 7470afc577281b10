package org.walletsuite.platform.reconciliation;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What operators see of a service's reconciliations, and how they request one. */
public final class Reconciliations {

    private final ReconciliationHistory history;
    private final Reconciler reconciler;
    private final Clock clock;

    /** Over the connections of requests, so that no request waits for a reconciliation. */
    Reconciliations(JdbcClient db, Reconciler reconciler, Clock clock) {
        this.history = new ReconciliationHistory(db);
        this.reconciler = reconciler;
        this.clock = clock;
    }

    /** The last ones, of new data and of all, the newest first. */
    public List<PastReconciliation> last() {
        return history.last();
    }

    /** The newest, of new data or of all; empty before the first. */
    public Optional<PastReconciliation> newest() {
        return history.newest();
    }

    /** Whether one was requested that has not ended yet. */
    public boolean isRequested() {
        return history.isRequested();
    }

    /** Records who wants everything to be reconciled, and begins with it; those who do so meanwhile share the next run. */
    public void request(String by) {
        history.request(clock.instant(), by);
        reconciler.wake();
    }
}
