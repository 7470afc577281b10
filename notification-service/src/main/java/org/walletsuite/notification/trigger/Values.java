package org.walletsuite.notification.trigger;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.walletsuite.notification.type.Placeholder;
import org.walletsuite.platform.giftcard.Dollars;
import org.walletsuite.platform.giftcard.GiftCardAccounts;

/** Gathers the values for a notification's words, written the same whatever the server's locale is. */
final class Values {

    private static final int LONGEST = 500;
    private static final int SCALE = 2;

    /** Line breaks, other control characters, and those that turn the direction of the text around them. */
    private static final Pattern CONTROLS =
            Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]+");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT);

    private final Map<Placeholder, String> values = new EnumMap<>(Placeholder.class);

    /** A text of somebody's own, on one line and not longer than fits; null leaves it out. */
    Values text(Placeholder placeholder, @Nullable String text) {
        if (text != null) {
            values.put(placeholder, bounded(CONTROLS.matcher(text).replaceAll(" ")));
        }
        return this;
    }

    Values number(Placeholder placeholder, long number) {
        return text(placeholder, Long.toString(number));
    }

    /** An amount of a currency with two decimals, in minor units: {@code $100.00}, {@code 100.00 ZAR}. */
    Values amount(Placeholder placeholder, long minor, String currency) {
        return text(
                placeholder,
                currency.equals(GiftCardAccounts.USD.code())
                        ? "$" + Dollars.text(minor)
                        : BigDecimal.valueOf(minor, SCALE).toPlainString() + " " + currency);
    }

    /** The same, left out where it is nothing. */
    Values amountIfAny(Placeholder placeholder, long minor, String currency) {
        return minor == 0 ? this : amount(placeholder, minor, currency);
    }

    Values time(Placeholder placeholder, Instant time) {
        return text(placeholder, TIME.format(time.atOffset(ZoneOffset.UTC)));
    }

    Values flag(Placeholder placeholder, boolean present) {
        return present ? text(placeholder, "yes") : this;
    }

    Map<Placeholder, String> all() {
        return Map.copyOf(values);
    }

    private static String bounded(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }
}
