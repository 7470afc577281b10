package org.walletsuite.voucher.voucher;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.web.Fields;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A voucher to be redeemed, as it was asked for.
 *
 * @param amount in rand; all that is left where nothing is said
 */
@JsonNaming(SnakeCaseStrategy.class)
record Redeem(
        @Schema(requiredMode = REQUIRED, description = "16 digits.") @Nullable
        String voucherCode,

        @Schema(description = "All that is left unless given.") @Nullable
        BigDecimal amount) {

    /**
     * What is to be redeemed, once nothing is wrong with it.
     *
     * @param amount in cents; null for all that is left
     */
    record Checked(String code, @Nullable Long amount) {

        @Override
        public String toString() {
            return "Checked[]";
        }
    }

    /** Throws an error that names every field that is wrong. */
    Checked checked() {
        var fields = new Fields();
        var code = fields.required(
                "voucher_code",
                voucherCode,
                text -> Optional.of(text).filter(VoucherCodes::isCode),
                "Must be 16 digits.");
        var cents = amount == null
                ? null
                : VoucherAmount.redeemed(amount, complaint -> fields.complain("amount", complaint));
        fields.check();
        return new Checked(code, cents);
    }

    @Override
    public String toString() {
        return "Redeem[]";
    }
}
