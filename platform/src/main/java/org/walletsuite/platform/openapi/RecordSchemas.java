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
 * Describes records as our JSON mapper reads and writes them, for the describer has one of its own that doesn't know
 * our annotations: the names on the wire, which fields are always there, and which may be null.
 */
final class RecordSchemas implements ModelConverter {

    private static final String OURS = "org.walletsuite.";

    private final JsonMapper json;

    /** By the name of a schema, the only type that may bear it: the describer would let the last one have it. */
    private final Map<String, String> owners = new HashMap<>();

    RecordSchemas(JsonMapper json) {
        this.json = json;
    }

    @Override
    @SuppressWarnings("rawtypes") // The interface says so.
    public @Nullable Schema resolve(AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) {
            return null;
        }
        var described = Json.mapper().constructType(type.getType());
        if (JsonNode.class.isAssignableFrom(described.getRawClass())) {
            return new Schema<>(); // Anything: what it holds is nobody's to know before it is read.
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

    /** Of something that is only around what is described, the name is not its own. */
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

    @SuppressWarnings("rawtypes") // So says the model.
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
