package org.walletsuite.platform.mainwallet;

import java.math.BigDecimal;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Amounts as the main wallet's callers write and read them: JSON numbers in shillings. */
public final class Shillings {

    private static final int SCALE = 2;
    private static final int LONGEST_INTEGER = 12;

    private Shillings() {}

    /** An amount of minor units, with two decimals. */
    public static BigDecimal of(long minor) {
        return BigDecimal.valueOf(minor, SCALE);
    }

    /**
     * The minor units of an amount that a caller wants to be moved; 0 where it is missing or wrong, which is complained of.
     * Looks at the exponent first: a short number may stand for more digits than there is memory.
     */
    public static long minor(@Nullable BigDecimal amount, Consumer<String> complain) {
        if (amount == null) {
            complain.accept("This field is required.");
            return 0;
        }
        var integerDigits = (long) amount.precision() - amount.scale();
        if (amount.scale() > SCALE || integerDigits > LONGEST_INTEGER) {
            complain.accept("Must have at most 12 digits and 2 decimals.");
            return 0;
        }
        if (amount.compareTo(BigDecimal.ONE) < 0) {
            complain.accept("Must be at least 1 TZS.");
            return 0;
        }
        return amount.movePointRight(SCALE).longValueExact();
    }
}
