package org.walletsuite.wallet.person;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.error.ApiException;

/** Reads the fields of a body of the gift-card family and remembers which are wrong, so that all are named at once. */
public final class Fields {

    public static final String REQUIRED = "This field is required.";

    private static final String BLANK = "This field may not be blank.";

    private final Map<String, List<String>> wrong = new TreeMap<>();

    /** Empty where the text is missing or wrong; {@link #check} doesn't let that pass. */
    public String required(
            String field, @Nullable String text, Function<String, Optional<String>> spelling, String complaint) {
        if (text == null) {
            complain(field, REQUIRED);
            return "";
        }
        return spelled(field, text, spelling, complaint).orElse("");
    }

    /** Null where there is no text, or a wrong one, which {@link #check} doesn't let pass. */
    public @Nullable String optional(
            String field, @Nullable String text, Function<String, Optional<String>> spelling, String complaint) {
        return text == null || text.isBlank()
                ? null
                : spelled(field, text, spelling, complaint).orElse(null);
    }

    public void complain(String field, String complaint) {
        wrong.put(field, List.of(complaint));
    }

    /** Throws an error that names every field that is wrong. */
    public void check() {
        if (!wrong.isEmpty()) {
            throw ApiException.invalid(wrong);
        }
    }

    private Optional<String> spelled(
            String field, String text, Function<String, Optional<String>> spelling, String complaint) {
        var spelled = spelling.apply(text);
        if (spelled.isEmpty()) {
            complain(field, text.isBlank() ? BLANK : complaint);
        }
        return spelled;
    }
}
