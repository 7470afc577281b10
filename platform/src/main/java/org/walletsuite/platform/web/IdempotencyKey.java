package org.walletsuite.platform.web;

import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.method.HandlerMethod;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.id.Ids;

/**
 * Identifies a command and its retries in the ledger: {@code service:operation:caller:key}.
 *
 * @param value the ledger's key
 * @param chosenByCaller false when the caller sent none, so that no retry can be recognised
 */
public record IdempotencyKey(String value, boolean chosenByCaller) {

    public static final String HEADER = "Idempotency-Key";
    public static final String REPLAYED = "Idempotent-Replayed";

    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]{1,255}");

    /** Reads the header of a request; null generates a key, anything but 1-255 visible characters is refused. */
    public static IdempotencyKey of(String service, String operation, UUID caller, @Nullable String header) {
        if (header != null && !VISIBLE.matcher(header).matches()) {
            throw ApiException.invalid(HEADER, "Must be 1 to 255 visible characters.");
        }
        var key = header == null ? Ids.next().toString() : header;
        return new IdempotencyKey(service + ":" + operation + ":" + caller + ":" + key, header != null);
    }

    /** Whether an endpoint goes by the key of a request, so that its retry runs nothing twice. */
    public static boolean isTakenBy(HandlerMethod endpoint) {
        return Stream.of(endpoint.getMethodParameters()).anyMatch(IdempotencyKey::isKey);
    }

    private static boolean isKey(MethodParameter parameter) {
        var header = parameter.getParameterAnnotation(RequestHeader.class);
        return parameter.getParameterType().equals(IdempotencyKey.class)
                || (header != null && header.name().equalsIgnoreCase(HEADER));
    }

    /** Starts a response, with the header that marks a replay where it is one. */
    public static ResponseEntity.BodyBuilder answer(HttpStatus status, boolean replayed) {
        var answer = ResponseEntity.status(status);
        return replayed ? answer.header(REPLAYED, "true") : answer;
    }
}
