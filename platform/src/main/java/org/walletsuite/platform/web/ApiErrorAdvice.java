package org.walletsuite.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolationException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.peer.PeerUnavailable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;

/** Every exception that leaves a controller becomes an error in its family's format; what nobody expected is logged and says nothing of its insides. */
@RestControllerAdvice
@Order(0)
class ApiErrorAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ApiErrorAdvice.class);

    private static final Map<Class<?>, String> JSON_NAMES = Map.of(
            Long.class, "integer",
            long.class, "integer",
            Integer.class, "integer",
            int.class, "integer",
            String.class, "string",
            Boolean.class, "boolean",
            boolean.class, "boolean",
            UUID.class, "UUID",
            List.class, "list");

    private final ErrorResponses responses;

    ApiErrorAdvice(ErrorResponses responses) {
        this.responses = responses;
    }

    @ExceptionHandler
    ResponseEntity<Object> api(ApiException error, HttpServletRequest request) {
        if (error.code().status().is5xxServerError()) {
            LOG.warn("{} {}: {}", request.getMethod(), request.getRequestURI(), error.code(), error);
        }
        return responses.entity(request, error);
    }

    @ExceptionHandler
    ResponseEntity<Object> unreadable(HttpMessageNotReadableException error, HttpServletRequest request) {
        return responses.entity(request, fromUnreadableBody(error));
    }

    @ExceptionHandler
    ResponseEntity<Object> invalidBody(MethodArgumentNotValidException error, HttpServletRequest request) {
        var fields = new TreeMap<String, List<String>>();
        error.getBindingResult()
                .getFieldErrors()
                .forEach(field -> fields.merge(
                        field.getField(), List.of(String.valueOf(field.getDefaultMessage())), ApiErrorAdvice::joined));
        return responses.entity(request, ApiException.invalid(fields));
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
        var fields = new TreeMap<String, List<String>>();
        error.getConstraintViolations()
                .forEach(violation ->
                        fields.put(violation.getPropertyPath().toString(), List.of(violation.getMessage())));
        return responses.entity(request, ApiException.invalid(fields));
    }

    @ExceptionHandler
    ResponseEntity<Object> wrongType(MethodArgumentTypeMismatchException error, HttpServletRequest request) {
        var type = error.getRequiredType();
        var isPathId = type == UUID.class && error.getParameter().hasParameterAnnotation(PathVariable.class);
        return responses.entity(
                request,
                isPathId
                        ? new ApiException(ErrorCode.INVALID_ID, invalidId(error.getName()))
                        : ApiException.invalid(error.getName(), "Not a valid " + simpleName(type) + "."));
    }

    @ExceptionHandler
    ResponseEntity<Object> missing(MissingServletRequestParameterException error, HttpServletRequest request) {
        return responses.entity(request, ApiException.invalid(error.getParameterName(), "This field is required."));
    }

    @ExceptionHandler
    ResponseEntity<Object> denied(AccessDeniedException error, HttpServletRequest request) {
        return responses.entity(request, new ApiException(ErrorCode.FORBIDDEN));
    }

    @ExceptionHandler
    ResponseEntity<Object> outage(PeerUnavailable error, HttpServletRequest request) {
        return api(ApiException.unavailable("Temporarily unavailable, please try again", error), request);
    }

    @ExceptionHandler
    ResponseEntity<Object> unexpected(Exception error, HttpServletRequest request) {
        if (error instanceof ErrorResponse known) {
            return responses.entity(request, forStatus(known.getStatusCode()));
        }
        LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), error);
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

    private static ApiException fromUnreadableBody(HttpMessageNotReadableException error) {
        return switch (error.getCause()) {
            case MismatchedInputException id
            when id.getTargetType() == UUID.class && !id.getPath().isEmpty() ->
                new ApiException(ErrorCode.INVALID_ID, invalidId(fieldPath(id)));
            case MismatchedInputException mismatch
            when !mismatch.getPath().isEmpty() ->
                ApiException.invalid(fieldPath(mismatch), "Not a valid " + simpleName(mismatch.getTargetType()) + ".");
            case InputCoercionException number
            when !number.getPath().isEmpty() ->
                ApiException.invalid(fieldPath(number), "Not a valid " + simpleName(number.getTargetType()) + ".");
            case StreamReadException malformed ->
                new ApiException(
                        ErrorCode.VALIDATION_ERROR,
                        "The body is not valid JSON (line "
                                + malformed.getLocation().getLineNr() + ", column "
                                + malformed.getLocation().getColumnNr() + ").");
            case null -> new ApiException(ErrorCode.VALIDATION_ERROR, "A JSON body is required.");
            default -> new ApiException(ErrorCode.VALIDATION_ERROR, "The body does not have the expected form.");
        };
    }

    private static String fieldPath(JacksonException mismatch) {
        var path = new StringBuilder();
        mismatch.getPath().forEach(step -> {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        });
        return path.toString();
    }

    private static String simpleName(@Nullable Class<?> type) {
        if (type == null) {
            return "value";
        }
        if (type.isEnum()) {
            return "value; one of " + List.of(type.getEnumConstants());
        }
        return JSON_NAMES.getOrDefault(type, type.isRecord() ? "object" : "value");
    }

    private static List<String> joined(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /** {@code walletId} becomes "Invalid wallet ID", as the festival document words it. */
    private static String invalidId(String parameter) {
        if (parameter.equals("id")) {
            return "Invalid ID";
        }
        var thing = parameter.endsWith("Id") ? parameter.substring(0, parameter.length() - 2) : parameter;
        return "Invalid " + thing + " ID";
    }
}
