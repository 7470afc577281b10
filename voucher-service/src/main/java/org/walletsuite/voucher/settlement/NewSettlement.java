package org.walletsuite.voucher.settlement;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.partner.PartnerEnvironment;
import org.walletsuite.platform.partner.Rand;
import org.walletsuite.platform.web.Fields;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A payment of a partner, as it was asked to be recorded.
 *
 * @param amount in rand
 * @param reference of the payment outside, such as a bank's
 */
@JsonNaming(SnakeCaseStrategy.class)
record NewSettlement(
        @Schema(description = "uat unless given, as where partners are created.") @Nullable
        String environment,

        @Schema(requiredMode = REQUIRED, description = "Above zero.") @Nullable
        BigDecimal amount,

        @Schema(requiredMode = REQUIRED, description = "Of the payment; each is recorded once.") @Nullable
        String reference) {

    private static final int LONGEST_REFERENCE = 255;

    /**
     * What is to be recorded, once nothing is wrong with it.
     *
     * @param amount in cents
     */
    record Checked(PartnerEnvironment environment, long amount, String reference) {

        /** What makes two of them the same. */
        Map<String, Object> fields(String partner) {
            return Map.of(
                    "partner", partner, "environment", environment.code(), "amount", amount, "reference", reference);
        }
    }

    /** Throws an error that names every field that is wrong. */
    Checked checked() {
        var fields = new Fields();
        var cents = cents(amount, complaint -> fields.complain("amount", complaint));
        var line = fields.requiredLine("reference", reference, LONGEST_REFERENCE);
        var where = environment(environment, complaint -> fields.complain("environment", complaint));
        fields.check();
        return new Checked(where, cents, line);
    }

    private static long cents(@Nullable BigDecimal amount, Consumer<String> complain) {
        if (amount == null) {
            complain.accept(Fields.REQUIRED);
            return 0;
        }
        if (amount.signum() <= 0) {
            complain.accept("Must be above zero.");
            return 0;
        }
        return Rand.cents(amount, complain);
    }

    /** UAT unless given: what is recorded there by mistake is nobody's money. */
    static PartnerEnvironment environment(@Nullable String code, Consumer<String> complain) {
        return code == null
                ? PartnerEnvironment.UAT
                : PartnerEnvironment.of(code).orElseGet(() -> {
                    complain.accept(Fields.noChoice(code));
                    return PartnerEnvironment.UAT;
                });
    }
}
