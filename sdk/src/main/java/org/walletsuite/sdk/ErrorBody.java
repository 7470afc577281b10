package org.walletsuite.sdk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** What an error's body says, in whichever of the formats it is. */
record ErrorBody(
        String code,
        String message,
        Map<String, List<String>> details,
        @Nullable String requestId) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    static ErrorBody read(int status, @Nullable String body) {
        var json = parse(body);
        var code = codeOf(status);
        if (json.path("error").isObject()) {
            var error = json.path("error");
            return of(text(error, "code", code), text(error, "message", code), error.path("details"));
        }
        if (json.path("error_code").isString()) {
            var requestId = json.path("request_id").isString() ? text(json, "request_id", "") : null;
            var details = details(json.path("details"));
            return new ErrorBody(text(json, "error_code", code), text(json, "message", code), details, requestId);
        }
        if (json.path("error").isString()) {
            var error = text(json, "error", code);
            return of(error, text(json, "error_description", error), MissingNode.getInstance());
        }
        if (json.path("httpStatus").isString()) {
            return of(text(json, "httpStatus", code), text(json, "message", code), MissingNode.getInstance());
        }
        if (json.path("title").isString()) {
            return of(code, text(json, "detail", text(json, "title", code)), json.path("errors"));
        }
        if (json.path("code").isString()) {
            return of(text(json, "code", code), text(json, "message", code), MissingNode.getInstance());
        }
        return json.path("detail").isString()
                ? of(code, text(json, "detail", code), MissingNode.getInstance())
                : ofFields(code, details(json));
    }

    /** The code of an error that has none. */
    static String codeOf(int status) {
        return "HTTP_" + status;
    }

    /** A foreign proxy's page is no JSON. */
    private static JsonNode parse(@Nullable String body) {
        try {
            return JSON.readTree(body == null ? "" : body);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    private static ErrorBody of(String code, String message, JsonNode details) {
        return new ErrorBody(code, message, details(details), null);
    }

    /** With the messages of all fields, as the body has no other. */
    private static ErrorBody ofFields(String code, Map<String, List<String>> fields) {
        var messages = fields.entrySet().stream()
                .map(field -> field.getKey() + ": " + String.join(" ", field.getValue()))
                .toList();
        return new ErrorBody(code, messages.isEmpty() ? code : String.join(" ", messages), fields, null);
    }

    private static Map<String, List<String>> details(JsonNode json) {
        var details = new LinkedHashMap<String, List<String>>();
        json.properties().forEach(detail -> details.put(detail.getKey(), texts(detail.getValue())));
        return details;
    }

    private static List<String> texts(JsonNode value) {
        return value.isArray() ? value.valueStream().map(ErrorBody::text).toList() : List.of(text(value));
    }

    private static String text(JsonNode value) {
        return value.isContainer() ? value.toString() : value.asString();
    }

    private static String text(JsonNode json, String field, String otherwise) {
        var value = json.path(field);
        return value.isString() ? value.asString() : otherwise;
    }
}
