package org.walletsuite.platform.web;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;

/** Reads strings but those with a zero character, which PostgreSQL keeps in no text. */
final class TextReader extends StringDeserializer {

    @Override
    public @Nullable String deserialize(JsonParser parser, DeserializationContext context) {
        var text = super.deserialize(parser, context);
        return text == null || text.indexOf('\0') < 0
                ? text
                : (String) context.handleWeirdStringValue(String.class, text, "It has a zero character");
    }
}
