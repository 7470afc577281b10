package org.walletsuite.platform.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The requests that a service's API description documents. */
final class ApiDescription {

    /** A number that may be written as a text, too. */
    private static final String DECIMAL = "decimal";

    private static final String JSON = "/requestBody/content/application~1json/schema/$ref";

    private final JsonNode description;

    private ApiDescription(JsonNode description) {
        this.description = description;
    }

    /** The endpoints of a service in its kept description. */
    static List<Endpoint> of(String service) {
        return new ApiDescription(JsonMapper.shared().readTree(file(service).read())).endpoints();
    }

    /** The kept description of a service; none while it is being rewritten. */
    static Optional<JsonNode> kept(String service) {
        var file = file(service);
        return file.exists() && !GeneratedFile.UPDATES
                ? Optional.of(JsonMapper.shared().readTree(file.read()))
                : Optional.empty();
    }

    private static GeneratedFile file(String service) {
        return GeneratedFile.at("docs/openapi/" + service + ".json");
    }

    /**
     * An endpoint.
     *
     * @param takesBody whether it reads a JSON body
     * @param fields of that body, as far as they are described
     * @param queries the parameters of its query
     * @param isNumbered whether its path names things by numbers, not by ids
     */
    record Endpoint(
            String method,
            String path,
            boolean takesBody,
            List<Field> fields,
            List<Query> queries,
            boolean isNumbered) {

        String name() {
            return method + " " + path;
        }

        /** A plausible body, except for one field. */
        String body(Field wrong, String value) {
            return fields.stream()
                    .map(field -> field.is(field.equals(wrong) ? value : field.plausible()))
                    .collect(Collectors.joining(",", "{", "}"));
        }

        /** A plausible body without this field. */
        String bodyWithout(Field left) {
            return fields.stream()
                    .filter(field -> !field.equals(left))
                    .map(field -> field.is(field.plausible()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
    }

    /**
     * A parameter of a query.
     *
     * @param plausible a value that could be valid
     */
    record Query(String name, String plausible) {

        /** A parameter of this JSON type and format, with a plausible value. */
        static Query of(String name, String type, String format) {
            return new Query(
                    name,
                    switch (type) {
                        case "integer", "number" -> "1";
                        case "boolean" -> "true";
                        default -> format.equals("uuid") ? UUID.randomUUID().toString() : "text";
                    });
        }
    }

    /**
     * A field of a JSON body.
     *
     * @param type as JSON Schema calls it; {@code texts} for a list of strings, {@code decimal} for a string or a number
     * @param format of a string, or empty
     * @param choice the first of the values it may have, or empty
     * @param required whether it must be given
     * @param nullable whether null may be given
     * @param explained whether it has a description in words
     */
    record Field(
            String name,
            String type,
            String format,
            String choice,
            boolean required,
            boolean nullable,
            boolean explained) {

        private String is(String value) {
            return "\"" + name + "\":" + value;
        }

        String plausible() {
            return switch (type) {
                case "integer", "number", DECIMAL -> "100";
                case "boolean" -> "false";
                case "array", "texts" -> "[]";
                case "string" -> "\"" + text() + "\"";
                default -> "{}";
            };
        }

        private String text() {
            return switch (format) {
                case "uuid" -> UUID.randomUUID().toString();
                case "date" -> "2026-07-01";
                case "date-time" -> "2026-07-01T12:00:00Z";
                default -> choice.isEmpty() ? "some text" : choice;
            };
        }

        /** Values that are invalid for this type, some of them hostile. */
        List<String> wrong() {
            var values = new ArrayList<>(List.of("{\"a\":{}}"));
            switch (type) {
                case "string" -> values.addAll(List.of("\"a\\u0000b\"", "5", "true", "1e999999999", "[[]]"));
                case "texts" -> values.addAll(List.of("[\"a\\u0000b\"]", "[5]", "[[]]", "\"text\""));
                case "array" -> values.addAll(List.of("5", "\"text\"", "true"));
                case "boolean" -> values.addAll(List.of("\"true\"", "1", "[true]"));
                case "integer" ->
                    values.addAll(
                            List.of("1e999999999", "1.5", "9223372036854775808", "1".repeat(1_001), "\"5\"", "true"));
                case "number" -> values.addAll(List.of("1".repeat(1_001), "NaN", "\"5\"", "true"));
                case DECIMAL ->
                    values.addAll(List.of("1".repeat(1_001), "1e999999999", "NaN", "\"a\\u0000b\"", "true", "[[]]"));
                default -> values.add("5");
            }
            return values;
        }

        /** Values of this type that are out of any range. */
        List<String> boundless() {
            return type.equals("number") ? List.of("1e999999999", "-1e999999999", "1e-999999999") : List.of();
        }
    }

    private List<Endpoint> endpoints() {
        var found = new ArrayList<Endpoint>();
        description
                .path("paths")
                .propertyStream()
                .forEach(path -> path.getValue()
                        .propertyStream()
                        .forEach(method -> found.add(
                                endpoint(method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue()))));
        return found;
    }

    private Endpoint endpoint(String method, String path, JsonNode operation) {
        var fields = fields(operation.at(JSON).asString(""));
        var isNumbered = operation
                .path("parameters")
                .valueStream()
                .filter(parameter -> parameter.path("in").asString("").equals("path"))
                .anyMatch(parameter -> type(parameter.path("schema")).equals("integer"));
        return new Endpoint(method, path, !fields.isEmpty(), fields, queries(operation), isNumbered);
    }

    private static List<Query> queries(JsonNode operation) {
        return operation
                .path("parameters")
                .valueStream()
                .filter(parameter -> parameter.path("in").asString("").equals("query"))
                .map(parameter -> Query.of(
                        parameter.path("name").asString(),
                        type(parameter.path("schema")),
                        parameter.at("/schema/format").asString("")))
                .toList();
    }

    private List<Field> fields(String reference) {
        if (reference.isEmpty()) {
            return List.of();
        }
        var body = description.at(reference.substring(1));
        var required =
                body.path("required").valueStream().map(JsonNode::asString).toList();
        return body.path("properties")
                .propertyStream()
                .map(property -> field(property.getKey(), property.getValue(), required.contains(property.getKey())))
                .toList();
    }

    private static Field field(String name, JsonNode schema, boolean required) {
        var type = type(schema);
        var isListOfTexts = type.equals("array") && type(schema.path("items")).equals("string");
        return new Field(
                name,
                isListOfTexts ? "texts" : type,
                schema.path("format").asString(""),
                schema.at("/enum/0").asString(""),
                required,
                isNullable(schema),
                schema.has("description"));
    }

    private static boolean isNullable(JsonNode schema) {
        return Stream.concat(
                        schema.path("type").valueStream(),
                        schema.path("anyOf").valueStream().map(choice -> choice.path("type")))
                .anyMatch(type -> type.asString("").equals("null"));
    }

    /** Where null is allowed too, the types are a list. */
    private static String type(JsonNode schema) {
        var type = schema.path("type");
        var types = type.isArray()
                ? type.valueStream()
                        .map(JsonNode::asString)
                        .filter(one -> !one.equals("null"))
                        .toList()
                : List.of(type.asString(""));
        return types.containsAll(List.of("string", "number"))
                ? DECIMAL
                : types.stream().findFirst().orElse("");
    }
}
