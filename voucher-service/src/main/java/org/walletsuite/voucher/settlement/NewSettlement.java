package org.walletsuite.voucher.settlement;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
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
        @Schema(description = SettlementController.HOME) @Nullable
        String environment,

        @Schema(requiredMode = REQUIRED, description = "Above zero.") @Nullable
        BigDecimal amount,

        @Schema(requiredMode = REQUIRED, description = "Of the payment; each is recorded once.") @Nullable
        String reference) {

    private static final int LONGEST_REFERENCE = 255;

    /**
     * What is to be recorded, once nothing is wrong with it.
     *
     * @param environment null for the one that the partner was made in
     * @param amount in cents
     */
    record Checked(@Nullable PartnerEnvironment environment, long amount, String reference) {}

    /** Throws an error that names every field that is wrong. */
    Checked checked() {
        var fields = new Fields();
        var cents = cents(amount, complaint -> fields.complain("amount", complaint));
        var line = fields.requiredLine("reference", reference, LONGEST_REFERENCE);
        var where = environment == null
                ? null
                : fields.parsed("environment", environment, PartnerEnvironment::of, Fields.noChoice(environment))
                        .orElse(null);
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
}
