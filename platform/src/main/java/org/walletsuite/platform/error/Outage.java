package org.walletsuite.platform.error;

import java.util.Set;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.walletsuite.platform.peer.PeerUnavailable;

/** What a database or a peer that is away looks like, or one that is busy: nobody's mistake, and over sooner or later. */
public final class Outage {

    private static final int DEEPEST = 20;
    private static final Set<ErrorCode> OUTAGES = Set.of(ErrorCode.SERVICE_UNAVAILABLE, ErrorCode.TIMEOUT);

    private Outage() {}

    /** Whether an outage is what this failure comes from; whatever it kept from being done can be done later. */
    public static boolean isBehind(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST)
                .anyMatch(cause -> cause instanceof CannotCreateTransactionException
                        || cause instanceof DataAccessResourceFailureException
                        || cause instanceof TransientDataAccessException
                        || cause instanceof RecoverableDataAccessException
                        || cause instanceof TransactionSystemException
                        || cause instanceof PeerUnavailable
                        || (cause instanceof ApiException told && OUTAGES.contains(told.code())));
    }
}
