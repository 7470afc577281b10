package org.walletsuite.voucher.voucher;

import java.math.BigDecimal;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.partner.Rand;
import org.walletsuite.platform.web.Fields;

/** How much a voucher may be issued for, and how much of it redeemed at once. */
final class VoucherAmount {

    private static final long LEAST = 5_00;
    private static final long MOST = 4_000_00;

    private VoucherAmount() {}

    /** What is to be issued, in cents; 0 where it is missing, and anything where it is wrong, which is complained of. */
    static long issued(@Nullable BigDecimal amount, Consumer<String> complain) {
        if (amount == null) {
            complain.accept(Fields.REQUIRED);
            return 0;
        }
        var cents = Rand.cents(amount, complain);
        if (cents < LEAST || cents > MOST) {
            complain.accept("Must be from 5.00 to 4000.00, with at most 2 decimals.");
        }
        return cents;
    }

    /** What is to be redeemed, in cents; 0 where it is wrong, which is complained of. */
    static long redeemed(BigDecimal amount, Consumer<String> complain) {
        if (amount.signum() <= 0) {
            complain.accept("Must be above zero.");
            return 0;
        }
        return Rand.cents(amount, complain);
    }
}
