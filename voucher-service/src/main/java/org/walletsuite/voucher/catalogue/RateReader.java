package org.walletsuite.voucher.catalogue;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/** Reads a decimal as it is written, be it text, as this family writes amounts, or a number: a rate is no amount. */
final class RateReader extends ValueDeserializer<String> {

    @Override
    public @Nullable String deserialize(JsonParser parser, DeserializationContext context) {
        return switch (parser.currentToken()) {
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getString();
            case null, default -> (String) context.handleUnexpectedToken(String.class, parser);
        };
    }
}
