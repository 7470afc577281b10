package org.walletsuite.platform.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a service's API description says of the requests it takes. */
final class ApiDescription {

    private static final String JSON = "/requestBody/content/application~1json/schema/$ref";

    private final JsonNode description;

    private ApiDescription(JsonNode description) {
        this.description = description;
    }

    /** The endpoints of a service in its kept description. */
    static List<Endpoint> of(String service) {
        var file = GeneratedFile.at("docs/openapi/" + service + ".json");
        return new ApiDescription(JsonMapper.shared().readTree(file.read())).endpoints();
    }

    /**
     * An endpoint.
     *
     * @param fields of its JSON body; empty where it takes none
     * @param queries the parameters of its query
     */
    record Endpoint(String method, String path, List<Field> fields, List<String> queries) {

        /** A body that could be right, but for one field. */
        String body(Field wrong, String value) {
            return fields.stream()
                    .map(field -> "\"" + field.name() + "\":" + (field.equals(wrong) ? value : field.plausible()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
    }

    /**
     * A field of a JSON body.
     *
     * @param type as JSON Schema calls it; {@code texts} for a list of strings
     * @param format of a string, or empty
     * @param choice the first of the values it may have, or empty
     */
    record Field(String name, String type, String format, String choice) {

        String plausible() {
            return switch (type) {
                case "integer", "number" -> "100";
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

        /** Values that nothing of this type may be, some of them made to hurt. */
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
                case "number" ->
                    values.addAll(List.of("1e999999999", "-1e999999999", "1".repeat(1_001), "NaN", "\"5\"", "true"));
                default -> values.add("5");
            }
            return values;
        }
    }

    private List<Endpoint> endpoints() {
        var found = new ArrayList<Endpoint>();
        description
                .path("paths")
                .propertyStream()
                .forEach(path -> path.getValue()
                        .propertyStream()
                        .forEach(method -> found.add(new Endpoint(
                                method.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                fields(method.getValue().at(JSON).asString("")),
                                queries(method.getValue())))));
        return found;
    }

    private static List<String> queries(JsonNode operation) {
        return operation
                .path("parameters")
                .valueStream()
                .filter(parameter -> parameter.path("in").asString("").equals("query"))
                .map(parameter -> parameter.path("name").asString())
                .toList();
    }

    private List<Field> fields(String reference) {
        return reference.isEmpty()
                ? List.of()
                : description
                        .at(reference.substring(1))
                        .path("properties")
                        .propertyStream()
                        .map(property -> field(property.getKey(), property.getValue()))
                        .toList();
    }

    private static Field field(String name, JsonNode schema) {
        var type = type(schema);
        var isListOfTexts = type.equals("array") && type(schema.path("items")).equals("string");
        return new Field(
                name,
                isListOfTexts ? "texts" : type,
                schema.path("format").asString(""),
                schema.at("/enum/0").asString(""));
    }

    /** Where null is allowed too, the types are a list. */
    private static String type(JsonNode schema) {
        var type = schema.path("type");
        return type.isArray()
                ? type.valueStream()
                        .map(JsonNode::asString)
                        .filter(one -> !one.equals("null"))
                        .findFirst()
                        .orElse("")
                : type.asString("");
    }
}
