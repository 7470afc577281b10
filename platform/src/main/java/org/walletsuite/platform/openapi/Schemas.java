package org.walletsuite.platform.openapi;

import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Operations on schemas. */
final class Schemas {

    private static final String ROOT = "#/components/schemas/";
    private static final String NULL = "null";

    private Schemas() {}

    static Schema<?> reference(String name) {
        return new Schema<>().$ref(ROOT + name);
    }

    /** The name of the schema that this one refers to, or null. */
    static @Nullable String nameOf(Schema<?> schema) {
        var reference = schema.get$ref();
        return reference == null || !reference.startsWith(ROOT) ? null : reference.substring(ROOT.length());
    }

    /** The same schema, but nullable. */
    @SuppressWarnings({"rawtypes", "unchecked"}) // An enum's values don't include null.
    static Schema<?> orNull(Schema<?> schema) {
        if (schema.get$ref() != null) {
            var nothing = new Schema<>();
            nothing.addType(NULL);
            return new Schema<>().anyOf(List.of(schema, nothing));
        }
        if (schema.getTypes() != null && schema.getTypes().add(NULL) && schema.getEnum() != null) {
            var values = new ArrayList<Object>(schema.getEnum());
            values.add(null);
            ((Schema) schema).setEnum(values);
        }
        return schema;
    }

    static boolean allowsNull(Schema<?> schema) {
        return schema.getTypes() != null
                ? schema.getTypes().contains(NULL)
                : schema.getAnyOf() != null && schema.getAnyOf().stream().anyMatch(Schemas::allowsNull);
    }

    /** Adds the names of all schemas that this one refers to. */
    static void collect(@Nullable Schema<?> schema, Map<String, ? extends Schema<?>> models, Set<String> names) {
        if (schema == null) {
            return;
        }
        var name = nameOf(schema);
        if (name != null && names.add(name)) {
            collect(models.get(name), models, names);
        }
        parts(schema).forEach(part -> collect(part, models, names));
    }

    private static Stream<Schema<?>> parts(Schema<?> schema) {
        var properties = schema.getProperties() == null
                ? Stream.<Schema<?>>empty()
                : schema.getProperties().values().stream().map(property -> (Schema<?>) property);
        var choices = schema.getAnyOf() == null
                ? Stream.<Schema<?>>empty()
                : schema.getAnyOf().stream().map(choice -> (Schema<?>) choice);
        var others = Stream.of(schema.getItems(), schema.getAdditionalProperties())
                .filter(Objects::nonNull)
                .filter(Schema.class::isInstance)
                .map(part -> (Schema<?>) part);
        return Stream.of(properties, choices, others).flatMap(part -> part);
    }
}
