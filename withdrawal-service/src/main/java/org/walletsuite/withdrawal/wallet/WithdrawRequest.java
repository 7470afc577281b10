package org.walletsuite.withdrawal.wallet;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.mainwallet.Shillings;
import org.walletsuite.platform.text.Line;
import org.walletsuite.platform.web.Fields;

/**
 * Money to be taken out of one's wallet, as it was asked for.
 *
 * @param amount in shillings
 * @param payoutDetails where it goes, for whoever pays it out
 */
record WithdrawRequest(
        @Schema(requiredMode = REQUIRED) @Nullable BigDecimal amount,
        @Nullable String description,

        @Schema(description = "At most 10 texts by name, such as the bank and the account number.") @Nullable
        Map<String, @Nullable String> payoutDetails) {

    private static final int LONGEST_DESCRIPTION = 200;
    private static final int MOST_DETAILS = 10;
    private static final int LONGEST_DETAIL = 100;
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,39}");

    /**
     * What is to be done, once nothing is wrong with it.
     *
     * @param amount in minor units
     * @param payoutDetails by name, in the order of names
     */
    record Checked(long amount, @Nullable String description, Map<String, String> payoutDetails) {}

    /** Throws an error that names every field that is wrong. */
    Checked checked() {
        var fields = new Fields();
        var minor = Shillings.minor(amount, complaint -> fields.complain("amount", complaint));
        var text = fields.optionalLine("description", description, LONGEST_DESCRIPTION);
        var details = details(fields);
        fields.check();
        return new Checked(minor, text, details);
    }

    private Map<String, String> details(Fields fields) {
        var details = new TreeMap<String, String>();
        if (payoutDetails == null) {
            return details;
        }
        if (payoutDetails.size() > MOST_DETAILS) {
            fields.complain("payoutDetails", "Must have at most 10 texts.");
            return details;
        }
        payoutDetails.forEach((name, text) -> {
            var line = Optional.ofNullable(text).flatMap(given -> Line.of(given, LONGEST_DETAIL));
            if (!NAME.matcher(name).matches() || line.isEmpty()) {
                fields.complain(
                        "payoutDetails",
                        "Must be visible texts on one line, of at most 100 characters, by simple names.");
            }
            line.ifPresent(visible -> details.put(name, visible));
        });
        return details;
    }
}
