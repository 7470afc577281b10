package org.walletsuite.platform.web;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;

/**
 * Recognises PostgreSQL's errors for exceeded timeouts, which Spring doesn't translate. The transaction was rolled back
 * and may be retried.
 */
final class TimeoutTranslator extends SQLExceptionSubclassTranslator {

    private static final String LOCK_TIMEOUT = "55P03";
    private static final String IDLE_IN_TRANSACTION = "25P03";
    private static final String TRANSACTION_TIMEOUT = "25P04";

    @Override
    protected @Nullable DataAccessException doTranslate(String task, @Nullable String sql, SQLException failure) {
        return switch (failure.getSQLState()) {
            case LOCK_TIMEOUT -> new CannotAcquireLockException(buildMessage(task, sql, failure), failure);
            case IDLE_IN_TRANSACTION, TRANSACTION_TIMEOUT ->
                new TransientDataAccessResourceException(buildMessage(task, sql, failure), failure);
            case null, default -> super.doTranslate(task, sql, failure);
        };
    }
}
