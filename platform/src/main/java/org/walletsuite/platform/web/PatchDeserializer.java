package org.walletsuite.platform.web;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/** Distinguishes a field that was left out from one that was sent as {@code null}. */
final class PatchDeserializer extends ValueDeserializer<Patch<?>> {

    private final @Nullable ValueDeserializer<?> value;

    /** As Jackson creates it, before the type of its value is known. */
    PatchDeserializer() {
        this(null);
    }

    private PatchDeserializer(@Nullable ValueDeserializer<?> value) {
        this.value = value;
    }

    @Override
    public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
        var type = context.getContextualType().containedTypeOrUnknown(0);
        return new PatchDeserializer(context.findContextualValueDeserializer(type, property));
    }

    @Override
    public Patch<?> deserialize(JsonParser parser, DeserializationContext context) {
        return Patch.of(value == null ? null : value.deserialize(parser, context));
    }

    @Override
    public Patch<?> getNullValue(DeserializationContext context) {
        return Patch.of(null);
    }

    @Override
    public Patch<?> getAbsentValue(DeserializationContext context) {
        return Patch.absent();
    }
}
