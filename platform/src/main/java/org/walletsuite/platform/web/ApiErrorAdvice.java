package org.walletsuite.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.ConstraintViolationException;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentConversionNotSupportedException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartFile;
import org.walletsuite.platform.client.ServiceUnavailable;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;

/**
 * Turns every exception of a controller into an error in its family's format; unexpected ones are logged, and their
 * details are not shown.
 */
@RestControllerAdvice
@Order(0)
class ApiErrorAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ApiErrorAdvice.class);

    private final ErrorResponses responses;

    ApiErrorAdvice(ErrorResponses responses) {
        this.responses = responses;
    }

    @ExceptionHandler
    ResponseEntity<Object> api(ApiException error, HttpServletRequest request) {
        if (error.code().status().is5xxServerError()) {
            LOG.warn("{}: {}", ErrorResponses.described(request), error.code(), error);
        }
        return responses.entity(request, error);
    }

    @ExceptionHandler
    ResponseEntity<Object> unreadable(HttpMessageNotReadableException error, HttpServletRequest request) {
        return responses.entity(request, BodyErrors.unreadable(error.getCause()));
    }

    @ExceptionHandler
    ResponseEntity<Object> invalidBody(MethodArgumentNotValidException error, HttpServletRequest request) {
        return responses.entity(request, BodyErrors.invalid(error.getBindingResult()));
    }

    @ExceptionHandler
    ResponseEntity<Object> invalidParameter(HandlerMethodValidationException error, HttpServletRequest request) {
        var fields = new TreeMap<String, List<String>>();
        error.getParameterValidationResults()
                .forEach(result -> fields.put(
                        String.valueOf(result.getMethodParameter().getParameterName()),
                        result.getResolvableErrors().stream()
                                .map(message -> String.valueOf(message.getDefaultMessage()))
                                .toList()));
        return responses.entity(request, ApiException.invalid(fields));
    }

    @ExceptionHandler
    ResponseEntity<Object> violated(ConstraintViolationException error, HttpServletRequest request) {
        return responses.entity(request, BodyErrors.violated(error));
    }

    @ExceptionHandler
    ResponseEntity<Object> wrongType(MethodArgumentTypeMismatchException error, HttpServletRequest request) {
        var type = error.getRequiredType();
        var isPathId = type == UUID.class && error.getParameter().hasParameterAnnotation(PathVariable.class);
        return responses.entity(
                request,
                isPathId
                        ? new ApiException(ErrorCode.INVALID_ID, BodyErrors.invalidId(error.getName()))
                        : ApiException.invalid(error.getName(), "Not a valid " + BodyErrors.simpleName(type) + "."));
    }

    /** A file was sent in place of a text. A missing converter for any other value is our own bug. */
    @ExceptionHandler
    ResponseEntity<Object> unconvertible(
            MethodArgumentConversionNotSupportedException error,
            HttpServletRequest request,
            HttpServletResponse response)
            throws Exception {
        return error.getValue() instanceof MultipartFile
                ? responses.entity(request, ApiException.invalid(error.getName(), "Must be a text, not a file."))
                : unexpected(error, request, response);
    }

    @ExceptionHandler
    ResponseEntity<Object> missing(MissingServletRequestParameterException error, HttpServletRequest request) {
        return responses.entity(request, ApiException.invalid(error.getParameterName(), "This field is required."));
    }

    /**
     * The container's error for a malformed form, raised when the first parameter is read; queries were checked before.
     */
    @ExceptionHandler
    ResponseEntity<Object> unreadable(InvalidParameterException error, HttpServletRequest request) {
        return responses.entity(request, forStatus(HttpStatusCode.valueOf(error.getErrorCode())));
    }

    @ExceptionHandler
    ResponseEntity<Object> upload(MultipartException error, HttpServletRequest request) {
        return responses.entity(
                request,
                error instanceof MaxUploadSizeExceededException
                        ? new ApiException(ErrorCode.PAYLOAD_TOO_LARGE)
                        : new ApiException(ErrorCode.VALIDATION_ERROR, "The body is not valid multipart/form-data."));
    }

    @ExceptionHandler
    ResponseEntity<Object> denied(AccessDeniedException error, HttpServletRequest request) {
        return responses.entity(request, new ApiException(ErrorCode.FORBIDDEN));
    }

    @ExceptionHandler
    ResponseEntity<Object> outage(ServiceUnavailable error, HttpServletRequest request) {
        return api(
                error.mayHaveRun() && !ErrorResponses.isRead(request)
                        ? ApiException.outcomeUnknown(
                                "No answer in time; retry with the same Idempotency-Key, or look before you retry",
                                error)
                        : ApiException.unavailable("Temporarily unavailable, please try again", error),
                request);
    }

    /** A client that disconnected during the response gets no answer. */
    @ExceptionHandler
    void gone(AsyncRequestNotUsableException error, HttpServletRequest request) {
        LOG.debug("{}: the client disconnected", ErrorResponses.described(request), error);
    }

    /** The firewall checks a header or a parameter only when it is read. */
    @ExceptionHandler
    ResponseEntity<Object> rejected(RequestRejectedException error, HttpServletRequest request) {
        return responses.entity(request, new ApiException(ErrorCode.VALIDATION_ERROR));
    }

    @ExceptionHandler
    ResponseEntity<Object> unexpected(Exception error, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        if (response.isCommitted()) {
            throw error; // A partial response must not look complete, so the container closes the connection.
        }
        if (error instanceof ErrorResponse known) {
            var entity = responses.entity(request, forStatus(known.getStatusCode()));
            return ResponseEntity.status(entity.getStatusCode())
                    .headers(entity.getHeaders())
                    .headers(known.getHeaders())
                    .body(entity.getBody());
        }
        LOG.error("{} failed", ErrorResponses.described(request), error);
        return responses.entity(request, new ApiException(ErrorCode.INTERNAL_ERROR));
    }

    /** The error for a bare HTTP status, as containers and frameworks report it. */
    static ApiException forStatus(HttpStatusCode status) {
        for (var code : ErrorCode.values()) {
            if (code.status().isSameCodeAs(status)) {
                return new ApiException(code);
            }
        }
        return new ApiException(status.is4xxClientError() ? ErrorCode.VALIDATION_ERROR : ErrorCode.INTERNAL_ERROR);
    }
}
