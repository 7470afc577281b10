package org.walletsuite.platform.openapi;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Describes records as our JSON mapper reads and writes them: names on the wire, required fields and nullable fields.
 * Springdoc's own mapper doesn't know our annotations.
 */
final class RecordModelConverter implements ModelConverter {

    private static final String OURS = "org.walletsuite.";

    private final JsonMapper json;

    /** The type of each schema name, because springdoc would silently replace a schema by another of the same name. */
    private final Map<String, String> owners = new HashMap<>();

    RecordModelConverter(JsonMapper json) {
        this.json = json;
    }

    @Override
    @SuppressWarnings("rawtypes") // The interface is raw.
    public @Nullable Schema resolve(AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) {
            return null;
        }
        var described = Json.mapper().constructType(type.getType());
        if (JsonNode.class.isAssignableFrom(described.getRawClass())) {
            return new Schema<>(); // Any JSON value.
        }
        Schema<?> schema = chain.next().resolve(type, context, chain);
        var name = schema == null ? null : Schemas.nameOf(schema);
        if (name != null) {
            claim(name, described);
        }
        if (schema != null && described.isRecordType()) {
            complete(name == null ? schema : context.getDefinedModels().get(name), described.getRawClass());
        }
        return schema;
    }

    /** Ignores wrappers, whose schemas have other types' names. */
    private synchronized void claim(String name, JavaType type) {
        if (!name.startsWith(type.getRawClass().getSimpleName())) {
            return;
        }
        var owner = owners.putIfAbsent(name, type.toCanonical());
        if (owner != null && !owner.equals(type.toCanonical())) {
            throw new IllegalStateException(
                    owner + " and " + type.toCanonical() + " would both be described as " + name);
        }
        if (!type.getRawClass().getName().startsWith(OURS)) {
            throw new IllegalStateException(type.toCanonical() + " is nothing that callers know");
        }
    }

    @SuppressWarnings("rawtypes") // The model's API is raw.
    private void complete(@Nullable Schema<?> model, Class<?> type) {
        if (model == null || model.getProperties() == null) {
            return;
        }
        var properties = new LinkedHashMap<String, Schema>(model.getProperties());
        model.setProperties(new LinkedHashMap<>());
        model.setRequired(null);
        for (var field : WireField.of(type, json)) {
            var property = properties.getOrDefault(field.name(), properties.get(field.component()));
            if (property != null) {
                model.addProperty(field.name(), completed(property, field));
                if (field.always()) {
                    model.addRequiredItem(field.name());
                }
            }
        }
    }

    private static Schema<?> completed(Schema<?> property, WireField field) {
        Patterns.translate(property);
        if (field.filled() && property.getMinLength() != null) {
            property.setMinLength(Math.max(1, property.getMinLength()));
        }
        if (property.getItems() != null) {
            Patterns.translate(property.getItems());
        }
        return field.nullable() ? Schemas.orNull(property) : property;
    }
}
