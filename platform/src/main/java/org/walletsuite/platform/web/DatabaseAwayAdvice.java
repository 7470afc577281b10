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

/** Outages amid the work, and failures of the database that are nobody's mistake: the caller is told to come again, or to ask for the outcome. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class DatabaseAwayAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseAwayAdvice.class);

    private final ErrorResponses responses;

    DatabaseAwayAdvice(ErrorResponses responses) {
        this.responses = responses;
    }

    /** There was no connection to be had, or the transaction lost against another and was rolled back. */
    @ExceptionHandler({
        CannotGetJdbcConnectionException.class,
        CannotCreateTransactionException.class,
        TransientDataAccessException.class
    })
    ResponseEntity<Object> notNow(RuntimeException outage, HttpServletRequest request) {
        return answer(request, outage, comeAgain(outage));
    }

    /** Nobody's outage: somebody else changed the same thing meanwhile, and the retry, where there was one, lost again. */
    @ExceptionHandler
    ResponseEntity<Object> changedMeanwhile(OptimisticLockingFailureException lost, HttpServletRequest request) {
        return responses.entity(request, new ApiException(ErrorCode.CONFLICT));
    }

    /** The connection broke while it was used, perhaps at the commit. */
    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        RecoverableDataAccessException.class,
        TransactionSystemException.class
    })
    ResponseEntity<Object> brokenOff(RuntimeException outage, HttpServletRequest request) {
        if (NestedExceptionUtils.getRootCause(outage) instanceof ConstraintViolationException refused) {
            return responses.entity(request, BodyErrors.violated(refused)); // An entity's, found only at the commit.
        }
        return answer(
                request,
                outage,
                ErrorResponses.isRead(request)
                        ? comeAgain(outage)
                        : ApiException.outcomeUnknown(
                                "The database broke off; repeat with the same Idempotency-Key, or look before you repeat",
                                outage));
    }

    /** Here and not beside what it may come from: a handler of this class would be found for its cause. */
    @ExceptionHandler
    ResponseEntity<Object> unfinished(Unfinished begun, HttpServletRequest request) {
        return answer(
                request,
                begun,
                ErrorResponses.isRead(request)
                        ? comeAgain(begun)
                        : ApiException.outcomeUnknown(
                                "Begun, and finished later; repeat with the same Idempotency-Key, or look before you repeat",
                                begun));
    }

    private static ApiException comeAgain(RuntimeException outage) {
        return ApiException.unavailable("Temporarily unavailable, please try again", outage);
    }

    private ResponseEntity<Object> answer(HttpServletRequest request, RuntimeException outage, ApiException error) {
        // Without the trace of calls: there may be thousands of these a second, all alike.
        LOG.warn(
                "{} {}: {} ({})",
                request.getMethod(),
                request.getRequestURI(),
                error.code(),
                NestedExceptionUtils.getMostSpecificCause(outage).toString());
        return responses.entity(request, error);
    }
}
