package org.walletsuite.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.error.ErrorDialect;
import org.walletsuite.platform.error.ErrorDialect.RequestLine;
import org.walletsuite.platform.family.Family;
import org.walletsuite.platform.id.RequestId;
import tools.jackson.databind.json.JsonMapper;

/** Turns an {@link ApiException} into a response in the format of the family that the request's path belongs to. */
public final class ErrorResponses {

    /** The request attribute that survives the error dispatch. */
    static final String REQUEST_ID = RequestId.class.getName();

    private static final String CODE = ErrorResponses.class.getName() + ".code";

    private final JsonMapper json;
    private final Clock clock;

    public ErrorResponses(JsonMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    public ResponseEntity<Object> entity(HttpServletRequest request, ApiException error) {
        request.setAttribute(CODE, error.code().name());
        var dialect = Family.of(request.getRequestURI()).errors();
        return ResponseEntity.status(error.code().status())
                .headers(headers(error, dialect, isRetryable(request)))
                .contentType(dialect.mediaType())
                .body(dialect.body(error, line(request)));
    }

    /** The code of the error that a request was answered with, for records of it; null where it was none. */
    public static @Nullable String codeOf(HttpServletRequest request) {
        return request.getAttribute(CODE) instanceof String code ? code : null;
    }

    /** A request for the log, without its path's variables: one of them may be a secret, as a voucher's code is. */
    static String described(HttpServletRequest request) {
        var pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return request.getMethod() + " " + (pattern == null ? "of no endpoint" : pattern);
    }

    /** Whether a request only reads, so that it can be retried after an outage. */
    static boolean isRead(HttpServletRequest request) {
        return HttpMethod.GET.matches(request.getMethod()) || HttpMethod.HEAD.matches(request.getMethod());
    }

    /**
     * Whether a retry is safe though it may have run: reads, PUTs, and requests with keys that their endpoint goes by. The
     * gateway can't ask an endpoint, so there a key counts for nothing.
     */
    private static boolean isRetryable(HttpServletRequest request) {
        return isRead(request)
                || HttpMethod.PUT.matches(request.getMethod())
                || hasKey(request)
                || Family.endpoints(request.getRequestURI()).keysInItems();
    }

    private static boolean hasKey(HttpServletRequest request) {
        return request.getHeader(IdempotencyKey.HEADER) != null
                && request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE)
                        instanceof HandlerMethod endpoint
                && IdempotencyKey.isTakenBy(endpoint);
    }

    /** For filters, where no controller answers. */
    public void write(HttpServletRequest request, HttpServletResponse response, ApiException error) throws IOException {
        write(line(request), isRetryable(request), response, error);
    }

    void write(RequestLine line, boolean retryable, HttpServletResponse response, ApiException error)
            throws IOException {
        var dialect = Family.of(line.path()).errors();
        response.setStatus(error.code().status().value());
        headers(error, dialect, retryable)
                .forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
        response.setContentType(dialect.mediaType().toString());
        response.getOutputStream().write(json.writeValueAsBytes(dialect.body(error, line)));
    }

    private RequestLine line(HttpServletRequest request) {
        var id = request.getAttribute(REQUEST_ID) instanceof String known ? known : "";
        return line(request.getMethod(), request.getRequestURI(), id);
    }

    RequestLine line(String method, String path, String requestId) {
        return new RequestLine(method, path, requestId, clock.instant());
    }

    /** A command without a key that may have run gets no Retry-After, because a retry could run it twice. */
    private static HttpHeaders headers(ApiException error, ErrorDialect dialect, boolean retryable) {
        var headers = new HttpHeaders();
        if (error.code().status() == HttpStatus.UNAUTHORIZED) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, dialect.challenge());
        }
        if (error.retryAfter() != null && (retryable || error.code() != ErrorCode.TIMEOUT)) {
            headers.set(
                    HttpHeaders.RETRY_AFTER,
                    Long.toString(Math.max(1, error.retryAfter().toSeconds())));
        }
        return headers;
    }
}
