package org.walletsuite.platform.error;

import jakarta.validation.ConstraintViolationException;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.walletsuite.platform.client.ServiceUnavailable;

/** Recognises failures that come from an unavailable or overloaded database or service, and so are temporary. */
public final class Outage {

    private static final int DEEPEST = 20;

    private Outage() {}

    /** Whether an outage caused this failure, so that the work can be retried later. */
    public static boolean isBehind(Throwable failure) {
        return causes(failure).noneMatch(Outage::isOfTheData)
                && causes(failure)
                        .anyMatch(cause -> cause instanceof CannotCreateTransactionException
                                || cause instanceof DataAccessResourceFailureException
                                || cause instanceof TransientDataAccessException
                                || cause instanceof RecoverableDataAccessException
                                || cause instanceof TransactionSystemException
                                || cause instanceof ServiceUnavailable
                                || (cause instanceof ApiException apiError && saysSo(apiError)));
    }

    /**
     * Whether an outage caused this failure that other work would meet too, so that all of it had better wait. A service
     * that is up and fails at one request is no reason to stop the others.
     */
    public static boolean stopsAll(Throwable failure) {
        return isBehind(failure) && causes(failure).noneMatch(Outage::isOfTheRequest);
    }

    private static boolean isOfTheRequest(Throwable cause) {
        return cause instanceof ServiceUnavailable unavailable && !unavailable.isDown();
    }

    /** The codes by which the ledger's client reports that nothing was decided, or that the outcome is unknown. */
    private static boolean saysSo(ApiException apiError) {
        return apiError.code() == ErrorCode.SERVICE_UNAVAILABLE || apiError.code() == ErrorCode.TIMEOUT;
    }

    /** Whether a concurrent update changed the aggregate: this command wrote nothing, and a retry may succeed. */
    static boolean isConcurrentUpdate(Throwable failure) {
        return causes(failure).anyMatch(OptimisticLockingFailureException.class::isInstance);
    }

    /** These extend exceptions that signal outages, but waiting does not fix them. */
    private static boolean isOfTheData(Throwable cause) {
        return cause instanceof OptimisticLockingFailureException || cause instanceof ConstraintViolationException;
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST);
    }
}
