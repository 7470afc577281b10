package org.walletsuite.platform.web;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;

/** Reads strings, and refuses those that PostgreSQL can't store as text: with NUL or an unpaired surrogate. */
final class TextDeserializer extends StringDeserializer {

    @Override
    public @Nullable String deserialize(JsonParser parser, DeserializationContext context) {
        var text = super.deserialize(parser, context);
        return text == null || isStorable(text)
                ? text
                : (String) context.handleWeirdStringValue(String.class, text, "It can't be stored");
    }

    private static boolean isStorable(String text) {
        for (var i = 0; i < text.length(); i++) {
            var letter = text.charAt(i);
            if (letter == 0 || (Character.isSurrogate(letter) && !isOneOfTwoHalves(text, i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOneOfTwoHalves(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }
}
