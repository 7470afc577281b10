package org.walletsuite.platform.aggregate;

import java.util.function.Supplier;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Two commands changed one aggregate at the same time: the one that commits later finds a newer version and is rolled
 * back.
 */
public final class ConcurrentUpdate {

    private ConcurrentUpdate() {}

    /**
     * Runs a command that is one transaction of its own, and retries it once on the newer version. It belongs around a
     * controller's call of its service. A command that loses twice throws this exception, which the caller gets as 409.
     *
     * @throws IllegalStateException inside a transaction, which would be rolled back together with the first try
     */
    public static <T> T retryOnce(Supplier<T> command) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A retry needs a transaction of its own, and one is under way");
        }
        try {
            return command.get();
        } catch (OptimisticLockingFailureException _) {
            return command.get();
        }
    }
}
