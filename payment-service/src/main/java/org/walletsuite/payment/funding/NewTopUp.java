package org.walletsuite.payment.funding;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.mainwallet.Shillings;
import org.walletsuite.platform.web.Fields;

/**
 * Money that somebody wants to have on the own wallet, as it was asked for.
 *
 * @param amount in shillings
 */
record NewTopUp(
        @Schema(requiredMode = REQUIRED) @Nullable BigDecimal amount,
        @Nullable String description) {

    private static final int LONGEST_DESCRIPTION = 200;

    /**
     * What is to be done, once nothing is wrong with it.
     *
     * @param amount in minor units
     */
    record Checked(long amount, @Nullable String description) {

        /** What is asked for, by name. */
        Map<String, Object> fields() {
            return Map.of("amount", amount, "description", description == null ? List.of() : List.of(description));
        }
    }

    /** Throws an error that names every field that is wrong. */
    Checked checked() {
        var fields = new Fields();
        var minor = Shillings.minor(amount, complaint -> fields.complain("amount", complaint));
        var text = fields.optionalLine("description", description, LONGEST_DESCRIPTION);
        fields.check();
        return new Checked(minor, text);
    }
}
