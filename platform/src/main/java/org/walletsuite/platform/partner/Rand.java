package org.walletsuite.platform.partner;

import java.math.BigDecimal;
import java.util.function.Consumer;

/** Amounts as the partner family's callers write and read them: JSON numbers in rand. */
public final class Rand {

    private static final int SCALE = 2;
    private static final int LONGEST_INTEGER = 12;

    private Rand() {}

    /** An amount of cents, with two decimals. */
    public static BigDecimal of(long cents) {
        return BigDecimal.valueOf(cents, SCALE);
    }

    /**
     * The cents of an amount; 0 where it is wrong, which is complained of. Looks at the exponent first: a short number may
     * stand for more digits than there is memory.
     */
    public static long cents(BigDecimal amount, Consumer<String> complain) {
        var integerDigits = (long) amount.precision() - amount.scale();
        if (amount.scale() > SCALE || integerDigits > LONGEST_INTEGER) {
            complain.accept("Must have at most 12 digits and 2 decimals.");
            return 0;
        }
        if (amount.signum() < 0) {
            complain.accept("Must not be negative.");
            return 0;
        }
        return amount.movePointRight(SCALE).longValueExact();
    }
}
