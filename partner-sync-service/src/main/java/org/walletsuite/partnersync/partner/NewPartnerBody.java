package org.walletsuite.partnersync.partner;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.partner.PartnerEnvironment;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** The body that makes a partner, not validated yet. */
@JsonNaming(SnakeCaseStrategy.class)
record NewPartnerBody(
        @Nullable String partnerId,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        String name,

        @Nullable String environment,
        @Nullable String status,
        @Nullable String paymentModel,
        @Nullable Integer rateLimitPerMinute,
        @Nullable BigDecimal creditLimit,
        @Nullable String webhookUrl,
        @Nullable String contactEmail) {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9_-]{2,63}");

    /** The path of such a partner is that of something else. */
    private static final String TAKEN_BY_A_PATH = "usage";

    /**
     * A body without faults.
     *
     * @param partnerId null where one is to be made up
     */
    record Checked(
            @Nullable String partnerId,
            String name,
            boolean active,
            @Nullable String contactEmail,
            PartnerEnvironment environment,
            EnvironmentTerms terms) {

        /** What two requests have in common that are the same. */
        Map<String, Object> fields() {
            var fields = new HashMap<String, Object>();
            fields.put("partnerId", partnerId);
            fields.put("name", name);
            fields.put("active", active);
            fields.put("contactEmail", contactEmail);
            fields.put("environment", environment);
            fields.put("terms", History.of(terms));
            return fields;
        }
    }

    /** Throws an error that names every invalid field. */
    Checked checked(WebhookTargets targets) {
        var fields = new PartnerFields(targets);
        if (partnerId != null && !ID.matcher(partnerId).matches()) {
            fields.complain("partner_id", "Must be 3 to 64 of a-z, 0-9, _ and -, and begin with a letter or a digit.");
        }
        if (TAKEN_BY_A_PATH.equals(partnerId)) {
            fields.complain("partner_id", "Is reserved.");
        }
        var usual = EnvironmentTerms.OF_A_NEW_ONE;
        var checked = new Checked(
                partnerId,
                fields.name(name),
                status == null || fields.status(status),
                fields.contactEmail(contactEmail),
                environment == null ? PartnerEnvironment.UAT : fields.environment(environment),
                new EnvironmentTerms(
                        usual.active(),
                        paymentModel == null ? usual.paymentModel() : fields.paymentModel(paymentModel),
                        rateLimitPerMinute == null ? usual.rateLimitPerMinute() : fields.rateLimit(rateLimitPerMinute),
                        fields.creditLimit(creditLimit),
                        fields.webhookUrl(webhookUrl)));
        fields.check();
        return checked;
    }
}
