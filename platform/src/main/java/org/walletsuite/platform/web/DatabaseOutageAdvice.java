package org.walletsuite.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.error.Unfinished;

/**
 * Turns outages and temporary failures of the database into errors that say whether a retry is safe, or how to find out the
 * outcome.
 */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class DatabaseOutageAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseOutageAdvice.class);

    private final ErrorResponses responses;

    DatabaseOutageAdvice(ErrorResponses responses) {
        this.responses = responses;
    }

    /** No connection was available, or the transaction conflicted with another and was rolled back. */
    @ExceptionHandler({
        CannotGetJdbcConnectionException.class,
        CannotCreateTransactionException.class,
        TransientDataAccessException.class
    })
    ResponseEntity<Object> notNow(RuntimeException outage, HttpServletRequest request) {
        return answer(request, outage, retryLater(outage));
    }

    /** No outage: a concurrent update changed the same aggregate, and this command wrote nothing. */
    @ExceptionHandler
    ResponseEntity<Object> changedMeanwhile(OptimisticLockingFailureException lost, HttpServletRequest request) {
        return responses.entity(request, new ApiException(ErrorCode.CONFLICT));
    }

    /** The connection broke during use, perhaps at the commit. */
    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        RecoverableDataAccessException.class,
        TransactionSystemException.class
    })
    ResponseEntity<Object> brokenOff(RuntimeException outage, HttpServletRequest request) {
        if (NestedExceptionUtils.getRootCause(outage) instanceof ConstraintViolationException refused) {
            return responses.entity(request, BodyErrors.violated(refused)); // Violated at the commit.
        }
        return answer(
                request,
                outage,
                ErrorResponses.isRead(request)
                        ? retryLater(outage)
                        : ApiException.outcomeUnknown(
                                "The database broke off; retry with the same Idempotency-Key, or look before you retry",
                                outage));
    }

    /** Handled here, because otherwise the handler of its cause would be chosen. */
    @ExceptionHandler
    ResponseEntity<Object> unfinished(Unfinished begun, HttpServletRequest request) {
        return answer(
                request,
                begun,
                ErrorResponses.isRead(request)
                        ? retryLater(begun)
                        : ApiException.outcomeUnknown(
                                "Begun, and finished later; retry with the same Idempotency-Key, or look before you retry",
                                begun));
    }

    private static ApiException retryLater(RuntimeException outage) {
        return ApiException.unavailable("Temporarily unavailable, please try again", outage);
    }

    private ResponseEntity<Object> answer(HttpServletRequest request, RuntimeException outage, ApiException error) {
        // Without a stack trace: there may be thousands of these a second, all alike.
        LOG.warn(
                "{}: {} ({})",
                ErrorResponses.described(request),
                error.code(),
                NestedExceptionUtils.getMostSpecificCause(outage).toString());
        return responses.entity(request, error);
    }
}
