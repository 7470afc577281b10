package org.walletsuite.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** TypeScript's declarations of the schemas in the services' descriptions: a namespace for each service. */
final class ApiTypes {

    private static final JsonMapper JSON = new JsonMapper();

    private ApiTypes() {}

    static String of(Path descriptions) throws IOException {
        try (var files = Files.list(descriptions)) {
            return files.sorted()
                    .map(ApiTypes::namespace)
                    .filter(text -> !text.isEmpty())
                    .collect(Collectors.joining("\n", "// Generated from docs/openapi: don't edit.\n\n", ""));
        }
    }

    private static String namespace(Path file) {
        var schemas = JSON.readTree(PageSources.text(file)).at("/components/schemas");
        if (schemas.isMissingNode()) {
            return "";
        }
        var service = file.getFileName().toString().replace("-service.json", "");
        var name = service.equals("partner-sync")
                ? "PartnerSync"
                : service.substring(0, 1).toUpperCase(Locale.ROOT) + service.substring(1);
        var declarations = new ArrayList<String>();
        for (var schema : sorted(schemas)) {
            declarations.add("  type " + schema + " = " + type(schemas.get(schema), "  ") + ";\n");
        }
        return "declare namespace " + name + " {\n" + String.join("", declarations) + "}\n";
    }

    private static Set<String> sorted(JsonNode object) {
        return new TreeSet<>(object.propertyNames());
    }

    private static String type(JsonNode schema, String indent) {
        if (schema.has("$ref")) {
            var reference = schema.get("$ref").asString();
            return reference.substring(reference.lastIndexOf('/') + 1);
        }
        for (var alternatives : new String[] {"oneOf", "anyOf"}) {
            if (schema.has(alternatives)) {
                return schema.get(alternatives)
                        .valueStream()
                        .map(each -> type(each, indent))
                        .distinct()
                        .collect(Collectors.joining(" | "));
            }
        }
        if (schema.has("allOf")) {
            return schema.get("allOf")
                    .valueStream()
                    .map(each -> type(each, indent))
                    .collect(Collectors.joining(" & "));
        }
        if (schema.has("enum")) {
            return schema.get("enum")
                    .valueStream()
                    .map(JsonNode::toString)
                    .distinct()
                    .collect(Collectors.joining(" | "));
        }
        var type = schema.path("type");
        return type.isArray()
                ? type.valueStream()
                        .map(each -> one(each.asString(), schema, indent))
                        .distinct()
                        .collect(Collectors.joining(" | "))
                : one(type.asString("unknown"), schema, indent);
    }

    private static String one(String type, JsonNode schema, String indent) {
        return switch (type) {
            case "string", "boolean", "null" -> type;
            case "integer", "number" -> "number";
            case "array" -> "Array<" + type(schema.path("items"), indent) + ">";
            case "object" -> object(schema, indent);
            default -> "unknown";
        };
    }

    private static String object(JsonNode schema, String indent) {
        var properties = schema.path("properties");
        if (properties.isEmpty()) {
            var values = schema.path("additionalProperties");
            return "Record<string, " + (values.isObject() ? type(values, indent) : "unknown") + ">";
        }
        var required =
                schema.path("required").valueStream().map(JsonNode::asString).collect(Collectors.toSet());
        return sorted(properties).stream()
                .map(name -> indent + "  " + (name.matches("\\w+") ? name : "'" + name + "'")
                        + (required.contains(name) ? ": " : "?: ") + type(properties.get(name), indent + "  ") + ";\n")
                .collect(Collectors.joining("", "{\n", indent + "}"));
    }
}
