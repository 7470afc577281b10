package org.walletsuite.platform.openapi;

import io.swagger.v3.oas.models.media.Schema;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Derives the schema of a family's errors from examples. */
final class ErrorShape {

    /** Stands for the name of any field in an example. */
    static final String FIELD = "anyField";

    private ErrorShape() {}

    /** The schema that all of these match: the fields they have in common are required. */
    static Schema<?> of(List<JsonNode> examples) {
        var kinds = examples.stream()
                .collect(Collectors.groupingBy(ErrorShape::type, java.util.TreeMap::new, Collectors.toList()));
        if (kinds.size() == 1) {
            return of(kinds.firstKey(), examples);
        }
        var schema = new Schema<Object>();
        kinds.forEach((type, some) -> schema.addAnyOfItem(of(type, some)));
        return schema;
    }

    private static Schema<?> of(String type, List<JsonNode> examples) {
        var schema = new Schema<Object>();
        schema.addType(type);
        if (type.equals("array")) {
            schema.setItems(of(examples.stream().flatMap(JsonNode::valueStream).toList()));
        } else if (type.equals("object")) {
            var names = new LinkedHashSet<String>();
            examples.forEach(example -> names.addAll(example.propertyNames()));
            names.forEach(name -> addField(schema, name, examples));
        }
        return schema;
    }

    private static void addField(Schema<?> schema, String name, List<JsonNode> examples) {
        var values = examples.stream()
                .flatMap(example -> Stream.ofNullable(example.get(name)))
                .toList();
        if (name.equals(FIELD)) {
            schema.setAdditionalProperties(of(values));
            return;
        }
        schema.addProperty(name, of(values));
        if (values.size() == examples.size()) {
            schema.addRequiredItem(name);
        }
    }

    private static String type(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> "object";
            case ARRAY -> "array";
            case BOOLEAN -> "boolean";
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            case NULL, STRING, BINARY, MISSING, POJO -> "string";
        };
    }
}
