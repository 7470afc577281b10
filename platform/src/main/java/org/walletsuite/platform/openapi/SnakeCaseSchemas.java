package org.walletsuite.platform.openapi;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Iterator;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Describes bodies in the names they have on the wire: the describer doesn't know the annotation that our JSON goes by. */
final class SnakeCaseSchemas implements ModelConverter {

    private static final Names NAMES = new Names();
    private static final String MODELS = "#/components/schemas/";

    @Override
    @SuppressWarnings("rawtypes") // The interface says so.
    public @Nullable Schema resolve(AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) {
            return null;
        }
        Schema<?> schema = chain.next().resolve(type, context, chain);
        if (schema != null && isSnakeCase(type)) {
            var reference = schema.get$ref();
            rename(reference == null ? schema : context.getDefinedModels().get(reference.substring(MODELS.length())));
        }
        return schema;
    }

    private static boolean isSnakeCase(AnnotatedType type) {
        var naming = Json.mapper().constructType(type.getType()).getRawClass().getAnnotation(JsonNaming.class);
        return naming != null && naming.value() == SnakeCaseStrategy.class;
    }

    @SuppressWarnings("rawtypes") // So says the model.
    private static void rename(@Nullable Schema<?> model) {
        if (model == null || model.getProperties() == null) {
            return;
        }
        var renamed = new LinkedHashMap<String, Schema>();
        model.getProperties().forEach((name, property) -> renamed.put(NAMES.of(name), property));
        model.setProperties(renamed);
        if (model.getRequired() != null) {
            model.setRequired(model.getRequired().stream().map(NAMES::of).toList());
        }
    }

    private static final class Names extends SnakeCaseStrategy {

        String of(String property) {
            return translate(property);
        }
    }
}
