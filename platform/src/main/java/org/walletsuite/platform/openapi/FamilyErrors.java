package org.walletsuite.platform.openapi;

import static org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.error.ErrorDialect;
import org.walletsuite.platform.error.ErrorDialect.RequestLine;
import org.walletsuite.platform.error.FamilyFailure;
import org.walletsuite.platform.family.Family;
import org.walletsuite.platform.giftcard.GiftCardErrors;
import org.walletsuite.platform.web.IdempotencyKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Describes how each kind of endpoint may fail, with one schema for each family and one response for each status. */
final class FamilyErrors {

    private static final String RESPONSES = "#/components/responses/";

    private static final Map<HttpStatus, String> MEANINGS = new EnumMap<>(Map.ofEntries(
            Map.entry(HttpStatus.BAD_REQUEST, "The request is malformed, or something in it is wrong"),
            Map.entry(HttpStatus.UNAUTHORIZED, "It is not known who calls"),
            Map.entry(HttpStatus.PAYMENT_REQUIRED, "Whoever pays has too little money, or no more credit"),
            Map.entry(HttpStatus.FORBIDDEN, "The caller may not do this"),
            Map.entry(HttpStatus.NOT_FOUND, "There is nothing of this name for the caller"),
            Map.entry(HttpStatus.REQUEST_TIMEOUT, "The body did not arrive in time"),
            Map.entry(HttpStatus.CONFLICT, "The present state of things doesn't allow this"),
            Map.entry(HttpStatus.CONTENT_TOO_LARGE, "The body is too large"),
            Map.entry(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The body is of another type than described"),
            Map.entry(HttpStatus.UNPROCESSABLE_CONTENT, "The same key or id came with another request before"),
            Map.entry(HttpStatus.TOO_MANY_REQUESTS, "There were too many requests or failed attempts"),
            Map.entry(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong on our side"),
            Map.entry(HttpStatus.BAD_GATEWAY, "A service behind the gateway gave no usable answer"),
            Map.entry(HttpStatus.SERVICE_UNAVAILABLE, "Temporarily unavailable; nothing was changed"),
            Map.entry(HttpStatus.GATEWAY_TIMEOUT, "No answer in time; it may have taken effect all the same")));

    /** Where a retry is safe, or waits for the first request with its key: other answers, which say when to retry. */
    private static final Map<HttpStatus, String> RETRYABLE = Map.of(
            HttpStatus.CONFLICT,
            MEANINGS.get(HttpStatus.CONFLICT) + ", or the first request with this key is still under way",
            HttpStatus.GATEWAY_TIMEOUT,
            "No answer in time; the same request, with the same key where one is taken, tells the outcome");

    private static final Set<HttpStatus> ALWAYS_RETRYABLE =
            Set.of(HttpStatus.TOO_MANY_REQUESTS, HttpStatus.SERVICE_UNAVAILABLE);
    private static final Set<HttpMethod> REPEATABLE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.PUT);

    private static final List<HttpStatus> ALWAYS = List.of(
            HttpStatus.BAD_REQUEST,
            HttpStatus.TOO_MANY_REQUESTS,
            HttpStatus.INTERNAL_SERVER_ERROR,
            HttpStatus.BAD_GATEWAY,
            HttpStatus.SERVICE_UNAVAILABLE,
            HttpStatus.GATEWAY_TIMEOUT);
    private static final List<HttpStatus> OF_CALLERS = List.of(HttpStatus.UNAUTHORIZED, HttpStatus.FORBIDDEN);
    private static final List<HttpStatus> OF_BODIES =
            List.of(HttpStatus.REQUEST_TIMEOUT, HttpStatus.CONTENT_TOO_LARGE, HttpStatus.UNSUPPORTED_MEDIA_TYPE);
    private static final List<HttpStatus> OF_KEYS = List.of(HttpStatus.CONFLICT, HttpStatus.UNPROCESSABLE_CONTENT);

    private final JsonMapper json;

    FamilyErrors(JsonMapper json) {
        this.json = json;
    }

    /** Completes an operation, and the components its responses refer to. */
    void describe(HttpMethod method, String path, Operation operation, boolean isOpen, Components components) {
        var dialect = Family.of(path).errors();
        var schema = name(dialect);
        if (components.getSchemas() == null || !components.getSchemas().containsKey(schema)) {
            components.addSchemas(schema, shape(dialect));
        }
        var statuses = new ArrayList<>(ALWAYS);
        statuses.addAll(isOpen ? List.of() : OF_CALLERS);
        statuses.addAll(path.contains("{") ? List.of(HttpStatus.NOT_FOUND) : List.of());
        statuses.addAll(operation.getRequestBody() == null ? List.of() : OF_BODIES);
        statuses.addAll(takesKey(operation) ? OF_KEYS : List.of());
        MEANINGS.keySet().stream()
                .filter(status -> statuses.contains(status)
                        || operation.getResponses().containsKey(Integer.toString(status.value())))
                .forEach(status ->
                        refer(operation, status, retryText(status, method, path, operation), dialect, components));
    }

    /** Null where the status says nothing else to who may retry. */
    private static @Nullable String retryText(HttpStatus status, HttpMethod method, String path, Operation operation) {
        var isRetryable = takesKey(operation)
                || (status == HttpStatus.GATEWAY_TIMEOUT
                        && (REPEATABLE.contains(method)
                                || Family.endpoints(path).keysInItems()));
        return isRetryable ? RETRYABLE.get(status) : null;
    }

    private static void refer(
            Operation operation,
            HttpStatus status,
            @Nullable String retryText,
            ErrorDialect dialect,
            Components components) {
        var name = name(dialect) + status.value() + (retryText == null ? "" : "Retryable");
        if (components.getResponses() == null || !components.getResponses().containsKey(name)) {
            components.addResponses(name, answer(status, retryText, dialect));
        }
        operation
                .getResponses()
                .addApiResponse(Integer.toString(status.value()), new ApiResponse().$ref(RESPONSES + name));
    }

    private static ApiResponse answer(HttpStatus status, @Nullable String retryText, ErrorDialect dialect) {
        var answer = new ApiResponse()
                .description((retryText == null ? MEANINGS.get(status) : retryText) + codes(status, dialect))
                .content(new Content()
                        .addMediaType(
                                dialect.mediaType().toString(),
                                new MediaType().schema(Schemas.reference(name(dialect)))));
        if (retryText != null || ALWAYS_RETRYABLE.contains(status)) {
            answer.addHeaderObject(
                    HttpHeaders.RETRY_AFTER,
                    new Header()
                            .description("Seconds until trying again is right")
                            .schema(new IntegerSchema()));
        }
        return answer;
    }

    /** The codes that are the family's own, each with its usual message; not every endpoint has them all. */
    private static String codes(HttpStatus status, ErrorDialect dialect) {
        return dialect.coded().stream()
                .filter(failure -> failure.status() == status)
                .map(failure -> "\n- " + codes(failure) + ": " + failure.message())
                .collect(Collectors.joining());
    }

    private static String codes(FamilyFailure failure) {
        return Stream.of(failure.errorCode(), failure.name())
                .distinct()
                .map(code -> "`" + code + "`")
                .collect(Collectors.joining(", "));
    }

    private static boolean takesKey(Operation operation) {
        return operation.getParameters() != null
                && operation.getParameters().stream()
                        .anyMatch(parameter -> IdempotencyKey.HEADER.equals(parameter.getName()));
    }

    private static String name(ErrorDialect dialect) {
        var type = dialect.getClass().getSimpleName();
        return type.endsWith("Errors") ? type.substring(0, type.length() - 1) : "ProblemDetails";
    }

    /** The family's own dialect creates the examples; the request's part of a problem is added when it is sent. */
    private Schema<?> shape(ErrorDialect dialect) {
        var shape = ErrorShape.of(examples(dialect));
        return dialect.mediaType().equals(APPLICATION_PROBLEM_JSON)
                ? shape.addProperty("instance", new StringSchema().format("uri-reference"))
                : shape;
    }

    private List<JsonNode> examples(ErrorDialect dialect) {
        return Stream.of(
                        new ApiException(ErrorCode.NOT_FOUND),
                        new ApiException(ErrorCode.VALIDATION_ERROR, "what is wrong"),
                        ApiException.invalid(ErrorShape.FIELD, "what is wrong"),
                        new ApiException(ErrorCode.CONFLICT).details(Map.of(ErrorShape.FIELD, new BigDecimal("0.01"))),
                        GiftCardErrors.incorrectPin(ErrorShape.FIELD))
                .map(error -> json.<JsonNode>valueToTree(dialect.body(error, new RequestLine("GET", "/"))))
                .toList();
    }
}
