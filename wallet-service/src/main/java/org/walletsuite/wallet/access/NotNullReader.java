package org.walletsuite.wallet.access;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.exc.InvalidNullException;

/** Reads a field that may be left out of a change, but is never empty. */
final class NotNullReader extends ValueDeserializer<Object> {

    private final @Nullable BeanProperty property;
    private final @Nullable ValueDeserializer<?> value;

    /** As Jackson makes it, before it knows of which field. */
    NotNullReader() {
        this(null, null);
    }

    private NotNullReader(@Nullable BeanProperty property, @Nullable ValueDeserializer<?> value) {
        this.property = property;
        this.value = value;
    }

    @Override
    public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty field) {
        return field == null
                ? this
                : new NotNullReader(field, context.findContextualValueDeserializer(field.getType(), field));
    }

    @Override
    public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) {
        return value == null ? null : value.deserialize(parser, context);
    }

    @Override
    public Object getNullValue(DeserializationContext context) {
        var field = Objects.requireNonNull(property);
        throw InvalidNullException.from(context, field.getFullName(), field.getType());
    }

    @Override
    public @Nullable Object getAbsentValue(DeserializationContext context) {
        return null;
    }
}
