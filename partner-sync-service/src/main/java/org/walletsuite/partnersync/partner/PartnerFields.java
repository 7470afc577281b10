package org.walletsuite.partnersync.partner;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.normalisation.EmailAddress;
import org.walletsuite.platform.partner.PartnerEnvironment;
import org.walletsuite.platform.partner.PaymentModel;
import org.walletsuite.platform.partner.Rand;
import org.walletsuite.platform.web.Fields;

/** Reads what admins set of a partner, and collects what is wrong with it. */
final class PartnerFields {

    private static final int LONGEST_NAME = 255;
    private static final int MOST_REQUESTS = 100_000;

    private final Fields fields = new Fields();
    private final WebhookTargets targets;

    PartnerFields(WebhookTargets targets) {
        this.targets = targets;
    }

    String name(@Nullable String text) {
        return fields.requiredLine("name", text, LONGEST_NAME);
    }

    @Nullable
    String contactEmail(@Nullable String text) {
        return fields.optional("contact_email", text, EmailAddress::canonical, EmailAddress.COMPLAINT);
    }

    @Nullable
    String webhookUrl(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        targets.complaint(text).ifPresent(complaint -> fields.complain("webhook_url", complaint));
        return text;
    }

    @Nullable
    Long creditLimit(@Nullable BigDecimal amount) {
        return amount == null ? null : Rand.cents(amount, complaint -> fields.complain("credit_limit", complaint));
    }

    int rateLimit(int perMinute) {
        if (perMinute < 1 || perMinute > MOST_REQUESTS) {
            fields.complain("rate_limit_per_minute", "Must be from 1 to " + MOST_REQUESTS + ".");
        }
        return perMinute;
    }

    PaymentModel paymentModel(String text) {
        return choice("payment_model", text, PaymentModel.of(text), PaymentModel.FLOAT_BASED);
    }

    PartnerEnvironment environment(String text) {
        return choice("environment", text, PartnerEnvironment.of(text), PartnerEnvironment.UAT);
    }

    /** Whether a partner is active. */
    boolean status(String text) {
        return choice(
                "status",
                text,
                Optional.of(text)
                        .filter(one -> one.equals("active") || one.equals("inactive"))
                        .map("active"::equals),
                true);
    }

    /** The other one stands in for what is wrong, which {@link #check} reports. */
    private <T> T choice(String field, String text, Optional<T> chosen, T other) {
        if (chosen.isEmpty()) {
            fields.complain(field, Fields.noChoice(text));
        }
        return chosen.orElse(other);
    }

    void complain(String field, String complaint) {
        fields.complain(field, complaint);
    }

    /** Throws an error that names every invalid field. */
    void check() {
        fields.check();
    }

    /** The underlying reader, for what changes may clear. */
    Fields reader() {
        return fields;
    }
}
