package org.walletsuite.notification.stream;

import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a client says it has seen last. Clients repeat it with every try and take an error for the end, so there is no wrong
 * one: what is no number of a notification is as if there was none.
 */
final class LastEventId {

    static final String HEADER = "Last-Event-ID";

    /** A number that is too large for a notification is recognized by its value, and what is longer isn't even read. */
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,19}");

    private LastEventId() {}

    static OptionalLong of(@Nullable String header) {
        if (header == null || !NUMBER.matcher(header).matches()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(header));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
