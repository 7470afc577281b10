package org.walletsuite.platform.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.text.Line;

/** Reads the fields of a body and collects their errors, so that all are reported at once. */
public final class Fields {

    public static final String REQUIRED = "This field is required.";

    public static final String NULL = "This field may not be null.";

    private static final String BLANK = "This field may not be blank.";

    private final Map<String, List<String>> wrong = new TreeMap<>();

    /** Empty where the text is missing or invalid, which {@link #check} then reports. */
    public String required(
            String field, @Nullable String text, Function<String, Optional<String>> normalisation, String complaint) {
        return parsed(field, text, normalisation, complaint).orElse("");
    }

    /** The same for one line of text. */
    public String requiredLine(String field, @Nullable String text, int longest) {
        return required(field, text, line -> Line.of(line, longest), noLine(longest));
    }

    /** Empty where the text is missing or can't be parsed, which {@link #check} then reports. */
    public <T> Optional<T> parsed(
            String field, @Nullable String text, Function<String, Optional<T>> parser, String complaint) {
        if (text == null) {
            complain(field, REQUIRED);
            return Optional.empty();
        }
        var parsed = parser.apply(text);
        if (parsed.isEmpty()) {
            complain(field, text.isBlank() ? BLANK : complaint);
        }
        return parsed;
    }

    /** Null where the text is missing, or invalid, which {@link #check} then reports. */
    public @Nullable String optional(
            String field, @Nullable String text, Function<String, Optional<String>> normalisation, String complaint) {
        return text == null || text.isBlank()
                ? null
                : parsed(field, text, normalisation, complaint).orElse(null);
    }

    /** The same for one line of text. */
    public @Nullable String optionalLine(String field, @Nullable String text, int longest) {
        return optional(field, text, line -> Line.of(line, longest), noLine(longest));
    }

    /** Null where a change leaves a required field alone, or clears it, which {@link #check} then reports. */
    public <T> @Nullable T given(String field, Patch<T> patch) {
        if (patch instanceof Patch.Sent<T>(var value) && value == null) {
            complain(field, NULL);
        }
        return patch.over(null);
    }

    public void complain(String field, String complaint) {
        wrong.put(field, List.of(complaint));
    }

    /** Throws an error that names every invalid field. */
    public void check() {
        if (!wrong.isEmpty()) {
            throw ApiException.invalid(wrong);
        }
    }

    /** The complaint about a text that is none of those to choose from. */
    public static String noChoice(@Nullable String text) {
        return "\"" + text + "\" is not a valid choice.";
    }

    private static String noLine(int longest) {
        return "Must be visible text on one line, of at most %s characters.".formatted(longest);
    }
}
