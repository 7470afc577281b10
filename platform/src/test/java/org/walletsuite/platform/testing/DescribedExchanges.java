package org.walletsuite.platform.testing;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Compares exchanges with an API description; a contradiction is an error of the service or of its description. */
final class DescribedExchanges {

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final int SHOWN = 500;

    /** An invalid item of this request is reported in the answer for that item only, and the others are accepted. */
    private static final String ITEM_BY_ITEM = "/api/v1/payments/batch/?";

    private final JsonNode description;
    private final JsonNode models;
    private final Map<PathPattern, JsonNode> paths;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    DescribedExchanges(JsonNode description) {
        this.description = description;
        this.models = description.at("/components/schemas");
        this.paths = description
                .path("paths")
                .propertyStream()
                .collect(Collectors.toMap(
                        path -> PathPatternParser.defaultInstance.parse(path.getKey()), Map.Entry::getValue));
    }

    /**
     * A request and its answer.
     *
     * @param path as it came, decoded or not
     */
    @SuppressWarnings("ArrayRecordComponent") // Read once; nobody compares exchanges.
    record Exchange(
            String method,
            String path,
            @Nullable String sentType,
            byte[] sent,
            int status,
            @Nullable String answeredType,
            byte[] answered) {

        @Override
        public String toString() {
            return method + " " + path + " -> " + status;
        }
    }

    /** What contradicts the description; nothing for operations that it lacks, which other tests check. */
    List<String> contradictions(Exchange exchange) {
        var operation = operation(exchange);
        return operation.isEmpty()
                ? List.of()
                : Stream.concat(request(exchange, operation.get()), answer(exchange, operation.get()))
                        .map(wrong -> exchange + ": " + wrong)
                        .toList();
    }

    private Optional<JsonNode> operation(Exchange exchange) {
        var trimmed = exchange.path().replaceAll("(?<=.)/$", "");
        var path = PathContainer.parsePath(trimmed);
        return paths.entrySet().stream()
                .filter(pattern -> pattern.getKey().matches(path))
                .min(Map.Entry.comparingByKey())
                .map(found -> found.getValue().path(exchange.method().toLowerCase(Locale.ROOT)))
                .filter(JsonNode::isObject);
    }

    /** An accepted request must match the description; that invalid ones are refused is tested elsewhere. */
    private Stream<String> request(Exchange exchange, JsonNode operation) {
        var media = media(operation.at("/requestBody/content"), exchange.sentType());
        var isJudged = exchange.status() < 300
                && exchange.sent().length > 0
                && !exchange.path().matches(ITEM_BY_ITEM);
        return !isJudged || media.isEmpty()
                ? Stream.empty()
                : json(exchange.sent(), media.get(), false)
                        .map(wrong -> "took a body that it says it refuses: " + wrong);
    }

    private Stream<String> answer(Exchange exchange, JsonNode operation) {
        var answer = resolved(operation.path("responses").path(Integer.toString(exchange.status())));
        var content = answer.path("content");
        var body = exchange.answered();
        if (answer.isMissingNode()) {
            return Stream.of("doesn't say that it may answer " + exchange.status() + ": " + shown(body));
        }
        if (content.isEmpty() || body.length == 0) {
            return content.isEmpty() && body.length == 0
                    ? Stream.empty()
                    : Stream.of("answers " + body.length + " bytes, but says " + content.propertyNames());
        }
        var media = media(content, exchange.answeredType());
        return media.isEmpty()
                ? Stream.of("answers " + exchange.answeredType() + ", but says " + content.propertyNames())
                : json(body, media.get(), true);
    }

    private JsonNode resolved(JsonNode node) {
        var reference = node.path("$ref").asString("");
        return reference.isEmpty() ? node : description.at(reference.substring(1));
    }

    private static Optional<Map.Entry<String, JsonNode>> media(JsonNode content, @Nullable String type) {
        return Optional.ofNullable(type)
                .flatMap(DescribedExchanges::parsed)
                .flatMap(sent -> content.propertyStream()
                        .filter(media -> MimeType.valueOf(media.getKey()).includes(sent))
                        .findFirst());
    }

    private static Optional<MimeType> parsed(String type) {
        try {
            return Optional.of(MimeTypeUtils.parseMimeType(type));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Bodies that are not JSON are not validated. */
    private Stream<String> json(byte[] body, Map.Entry<String, JsonNode> media, boolean isStrict) {
        if (!media.getKey().contains("json")) {
            return Stream.empty();
        }
        try {
            return schema(media.getValue().path("schema"), isStrict)
                    .validate(
                            JsonMapper.shared().readTree(body),
                            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                    .stream()
                    .map(Error::toString)
                    .map(wrong -> wrong + " in " + shown(body));
        } catch (JacksonException e) {
            return Stream.of("no JSON: " + shown(body));
        }
    }

    private Schema schema(JsonNode schema, boolean isStrict) {
        return schemas.computeIfAbsent(isStrict + schema.toString(), _ -> {
            var whole = JsonMapper.shared().createObjectNode();
            whole.putObject("components").set("schemas", isStrict ? closed(models) : models);
            whole.putArray("allOf").add(isStrict ? closed(schema) : schema);
            return SCHEMAS.getSchema(whole);
        });
    }

    /** The same schema without additional fields: clients should ignore those, but the service should not send them. */
    private static JsonNode closed(JsonNode schema) {
        var copy = schema.deepCopy();
        close(copy);
        return copy;
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        node.values().forEach(DescribedExchanges::close);
    }

    private static String shown(byte[] body) {
        var text = new String(body, StandardCharsets.UTF_8);
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
    }
}
