package org.walletsuite.platform.error;

import jakarta.validation.ConstraintViolationException;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.walletsuite.platform.peer.PeerUnavailable;

/** What a database or a peer that is away looks like, or one that is busy: nobody's mistake, and over sooner or later. */
public final class Outage {

    private static final int DEEPEST = 20;

    private Outage() {}

    /** Whether an outage is what this failure comes from; whatever it kept from being done can be done later. */
    public static boolean isBehind(Throwable failure) {
        return causes(failure).noneMatch(Outage::isOfTheData)
                && causes(failure)
                        .anyMatch(cause -> cause instanceof CannotCreateTransactionException
                                || cause instanceof DataAccessResourceFailureException
                                || cause instanceof TransientDataAccessException
                                || cause instanceof RecoverableDataAccessException
                                || cause instanceof TransactionSystemException
                                || cause instanceof PeerUnavailable
                                || (cause instanceof ApiException told && saysSo(told)));
    }

    /** The ledger's client says in these codes that nothing was decided, or that nobody knows yet what was. */
    private static boolean saysSo(ApiException told) {
        return told.code() == ErrorCode.SERVICE_UNAVAILABLE || told.code() == ErrorCode.TIMEOUT;
    }

    /** Whether somebody else changed an aggregate while this command did: it wrote nothing, and may succeed when tried again. */
    static boolean isConcurrentUpdate(Throwable failure) {
        return causes(failure).anyMatch(OptimisticLockingFailureException.class::isInstance);
    }

    /** They come as exceptions of an outage's kinds, but time alone does not mend them. */
    private static boolean isOfTheData(Throwable cause) {
        return cause instanceof OptimisticLockingFailureException || cause instanceof ConstraintViolationException;
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST);
    }
}
