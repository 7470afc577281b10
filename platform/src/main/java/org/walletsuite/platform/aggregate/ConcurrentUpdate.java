package org.walletsuite.platform.aggregate;

import java.util.function.Supplier;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Two commands changed one aggregate at the same time: the one that commits later finds another version, and nothing of it is kept. */
public final class ConcurrentUpdate {

    private ConcurrentUpdate() {}

    /**
     * Runs a command that is one transaction of its own, and once more on what the other left. It belongs around a
     * controller's call of its service. Who loses twice gets the exception, which its caller is told of as 409.
     *
     * @throws IllegalStateException inside a transaction, which would be lost together with the first try
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
