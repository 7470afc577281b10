package org.walletsuite.platform.event;

import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * A record as an operator may see it: fields and headers with secret names are masked, and so is everything that isn't
 * JSON; of an e-mail address or phone number enough is left to recognise it. What was masked is masked in the texts about
 * the record too, because errors quote what they failed on.
 */
final class MaskedPayload {

    private static final String MASK = "***";
    private static final JsonMapper JSON = new JsonMapper();

    /** What a secret's name begins or ends with, as in {@code pincode} and {@code apikey}; {@code shipping} does not. */
    private static final Set<String> AT_AN_END = Set.of("code", "key", "otp", "pin");

    /** What names have nowhere else. */
    private static final Set<String> ANYWHERE =
            Set.of("authorization", "cookie", "credential", "passphrase", "passwd", "password", "secret", "token");

    /** What the names of addresses and numbers have somewhere. */
    private static final Set<String> OF_CONTACTS = Set.of("email", "mobile", "msisdn", "phone");

    /** Under any name. */
    private static final Pattern CONTACT = Pattern.compile("[^@\\s]+@[^@\\s]+|\\+[0-9]{7,15}");

    private static final int LONG_ENOUGH = 8;

    /** Shorter values are in every text by chance. */
    private static final int SHORTEST_SECRET = 3;

    /** Because one may hold another. */
    private static final Comparator<String> LONGEST_FIRST =
            Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder());

    private final @Nullable JsonNode shown;
    private final boolean readable;
    private final Map<String, String> masks = new TreeMap<>(LONGEST_FIRST);

    private MaskedPayload(byte @Nullable [] value) {
        var node = read(value);
        this.readable = value == null || node != null;
        this.shown = value == null || node != null
                ? node
                : StringNode.valueOf(MASK + " " + value.length + " bytes that are no JSON");
        if (node != null) {
            mask(node);
        }
    }

    static MaskedPayload of(byte @Nullable [] value) {
        return new MaskedPayload(value);
    }

    /** The record's value; null where it has none. */
    @Nullable
    JsonNode shown() {
        return shown;
    }

    /** An error about the record: its type alone where nobody knows which part of it is secret. */
    String error(String error) {
        var end = error.indexOf(':');
        return readable || end < 0 ? text(error) : error.substring(0, end + 1) + " " + MASK;
    }

    Map<String, String> headers(Map<String, String> headers) {
        var masked = new TreeMap<String, String>();
        headers.forEach((name, value) -> masked.put(name, isSecret(name) ? MASK : text(value)));
        return masked;
    }

    private String text(String text) {
        var masked = text;
        for (var mask : masks.entrySet()) {
            masked = masked.replace(mask.getKey(), mask.getValue());
        }
        return masked;
    }

    private static @Nullable JsonNode read(byte @Nullable [] value) {
        try {
            return value == null ? null : JSON.readTree(value);
        } catch (JacksonException e) {
            return null;
        }
    }

    private void mask(JsonNode node) {
        switch (node) {
            case ObjectNode object ->
                object.propertyNames().forEach(name -> {
                    var field = object.get(name);
                    if (isSecret(name)) {
                        keep(field);
                        object.set(name, StringNode.valueOf(MASK));
                    } else if (isContact(name, field)) {
                        object.set(name, StringNode.valueOf(partly(field.asString())));
                    } else {
                        mask(field);
                    }
                });
            case ArrayNode array ->
                IntStream.range(0, array.size()).forEach(at -> {
                    if (isContact("", array.get(at))) {
                        array.set(at, StringNode.valueOf(partly(array.get(at).asString())));
                    } else {
                        mask(array.get(at));
                    }
                });
            default -> {}
        }
    }

    private static boolean isContact(String name, JsonNode field) {
        var letters = name.replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT);
        return (field.isString() && CONTACT.matcher(field.asString()).matches())
                || ((field.isString() || field.isIntegralNumber())
                        && OF_CONTACTS.stream().anyMatch(letters::contains));
    }

    /** The first letter and the domain of an address, the first and last digits of a number. */
    private String partly(String contact) {
        var domain = contact.lastIndexOf('@');
        var shown = MASK;
        if (domain > 0) {
            shown = contact.substring(0, contact.offsetByCodePoints(0, 1)) + MASK + contact.substring(domain);
        } else if (contact.length() >= LONG_ENOUGH) {
            shown = contact.substring(0, 3) + MASK + contact.substring(contact.length() - 2);
        }
        keep(contact, shown);
        return shown;
    }

    private void keep(JsonNode secret) {
        if (secret.isContainer()) {
            secret.forEach(this::keep);
        } else if (!secret.isBoolean() && !secret.isNull()) {
            keep(secret.asString(), MASK);
        }
    }

    private void keep(String value, String shownAs) {
        if (value.length() >= SHORTEST_SECRET) {
            masks.put(value, shownAs);
        }
    }

    /**
     * Goes by the words of a name: {@code voucherCode}, {@code e_pin}, {@code PINCode} and {@code apikey} are secret,
     * {@code shipping} is not. Too much is masked rather than too little.
     */
    private static boolean isSecret(String name) {
        var words = Stream.of(name.split("[^A-Za-z]+|(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])"));
        var joined = name.replaceAll("[^A-Za-z]", ""); // In cardPINs nobody can tell where a word ends.
        return Stream.concat(words, Stream.of(joined))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .anyMatch(MaskedPayload::isSecretWord);
    }

    private static boolean isSecretWord(String word) {
        var one = word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
        return AT_AN_END.stream().anyMatch(secret -> word.startsWith(secret) || one.endsWith(secret))
                || ANYWHERE.stream().anyMatch(word::contains);
    }
}
