package org.walletsuite.platform.reconciliation;

import java.util.function.Consumer;

/**
 * A reconciliation check: a statement about a service's records and the ledger's that must hold at any moment and under
 * load.
 */
public interface ReconciliationCheck {

    /** What must hold, as a sentence without its full stop. */
    String text();

    /**
     * Reports every discrepancy as a sentence. Throws when the check can't be run, for example during an outage of
     * another service, which proves nothing.
     */
    void check(Consumer<String> discrepancy);

    /**
     * Does the same for what was added since the last successful check, where the check keeps a checkpoint, and for
     * everything where it doesn't. Earlier rows that were damaged since are found by {@link #check} only.
     */
    default void checkNew(Consumer<String> discrepancy) {
        check(discrepancy);
    }
}
