package org.walletsuite.platform.event;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * A record's value as an operator may see it: fields with secret names are masked, and so is everything that isn't
 * JSON.
 */
final class MaskedPayload {

    private static final String MASK = "***";
    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> SECRET = Set.of(
            "code", "codes", "credential", "credentials", "key", "otp", "password", "pin", "secret", "token", "tokens");

    private MaskedPayload() {}

    static @Nullable JsonNode of(byte @Nullable [] value) {
        if (value == null) {
            return null;
        }
        try {
            return masked(JSON.readTree(value));
        } catch (JacksonException e) {
            return StringNode.valueOf(MASK + " " + value.length + " bytes that are no JSON");
        }
    }

    private static JsonNode masked(JsonNode node) {
        switch (node) {
            case ObjectNode object ->
                object.propertyNames()
                        .forEach(name ->
                                object.set(name, isSecret(name) ? StringNode.valueOf(MASK) : masked(object.get(name))));
            case ArrayNode array -> array.forEach(MaskedPayload::masked);
            default -> {}
        }
        return node;
    }

    /** Matches whole words of a name: {@code voucherCode} and {@code e_pin} are secret, {@code shipping} is not. */
    private static boolean isSecret(String name) {
        return Stream.of(name.split("[^A-Za-z]+|(?<=[a-z])(?=[A-Z])"))
                .anyMatch(word -> SECRET.contains(word.toLowerCase(Locale.ROOT)));
    }
}
