package org.walletsuite.voucher.voucher;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.web.Fields;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A voucher that a user pays for, as it was asked for.
 *
 * @param amount in rand
 * @param expiryDays 365 where nothing is said
 */
@JsonNaming(SnakeCaseStrategy.class)
record NewVoucher(
        @Schema(requiredMode = REQUIRED, description = "From 5.00 to 4000.00.") @Nullable
        BigDecimal amount,

        @Schema(description = "From 1 to 730; 365 unless given.") @Nullable
        Integer expiryDays) {

    private static final int LONGEST = 730;
    private static final int USUAL = 365;

    /**
     * What is to be issued, once nothing is wrong with it.
     *
     * @param amount in cents
     */
    record Checked(long amount, int days) {

        /** What makes two of them the same. */
        Map<String, Object> fields() {
            return Map.of("amount", amount, "expiry_days", days);
        }
    }

    /** Throws an error that names every field that is wrong. */
    Checked checked() {
        var fields = new Fields();
        var cents = VoucherAmount.issued(amount, complaint -> fields.complain("amount", complaint));
        var days = days(expiryDays, complaint -> fields.complain("expiry_days", complaint));
        fields.check();
        return new Checked(cents, days);
    }

    /** The days until a voucher expires. */
    static int days(@Nullable Integer days, Consumer<String> complain) {
        if (days == null) {
            return USUAL;
        }
        if (days < 1 || days > LONGEST) {
            complain.accept("Must be from 1 to 730.");
        }
        return days;
    }
}
