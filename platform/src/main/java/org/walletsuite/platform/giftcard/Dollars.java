package org.walletsuite.platform.giftcard;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Amounts of the gift-card family: US dollars with two decimals in a JSON string. */
public final class Dollars {

    /** What to say of a text that is no amount to be paid. */
    public static final String COMPLAINT = "Must be an amount above zero, with at most 12 digits and 2 decimals.";

    private static final int SCALE = 2;
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,12}(?:\\.[0-9]{1,2})?");

    private Dollars() {}

    /** In cents; empty for anything but plain ASCII digits that come to more than zero. */
    public static Optional<Long> parse(String text) {
        return Optional.of(text)
                .filter(amount -> AMOUNT.matcher(amount).matches())
                .map(amount -> new BigDecimal(amount).movePointRight(SCALE).longValueExact())
                .filter(cents -> cents > 0);
    }

    /** Cents as the family writes them: {@code 50000.00}. */
    public static String text(long cents) {
        return BigDecimal.valueOf(cents, SCALE).toPlainString();
    }
}
