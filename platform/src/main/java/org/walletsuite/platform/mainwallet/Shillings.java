package org.walletsuite.platform.mainwallet;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.web.Fields;

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
     * The minor units of an amount that a caller wants to be moved; 0 where it is missing or wrong, which
     * {@link Fields#check} doesn't let pass. Looks at the exponent first: a short number may stand for more digits than
     * there is memory.
     */
    public static long minor(Fields fields, String field, @Nullable BigDecimal amount) {
        if (amount == null) {
            fields.complain(field, Fields.REQUIRED);
            return 0;
        }
        var integerDigits = (long) amount.precision() - amount.scale();
        if (amount.scale() > SCALE || integerDigits > LONGEST_INTEGER) {
            fields.complain(field, "Must have at most 12 digits and 2 decimals.");
            return 0;
        }
        if (amount.compareTo(BigDecimal.ONE) < 0) {
            fields.complain(field, "Must be at least 1 TZS.");
            return 0;
        }
        return amount.movePointRight(SCALE).longValueExact();
    }
}
