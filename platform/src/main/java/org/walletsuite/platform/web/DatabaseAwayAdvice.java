package org.walletsuite.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.walletsuite.platform.error.ApiException;

/** Without a connection nothing has happened, and the caller may come again; what breaks later is another matter. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class DatabaseAwayAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseAwayAdvice.class);

    private final ErrorResponses responses;

    DatabaseAwayAdvice(ErrorResponses responses) {
        this.responses = responses;
    }

    @ExceptionHandler({CannotGetJdbcConnectionException.class, CannotCreateTransactionException.class})
    ResponseEntity<Object> away(RuntimeException outage, HttpServletRequest request) {
        LOG.warn("{} {}: {}", request.getMethod(), request.getRequestURI(), outage.getMessage());
        return responses.entity(request, ApiException.unavailable("Temporarily unavailable, please try again", outage));
    }
}
