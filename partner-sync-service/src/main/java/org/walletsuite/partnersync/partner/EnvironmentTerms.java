package org.walletsuite.partnersync.partner;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.partner.PaymentModel;

/**
 * What was agreed with a partner in one environment.
 *
 * @param creditLimit in cents, null for none
 */
@Embeddable
record EnvironmentTerms(
        boolean active,
        @Enumerated(EnumType.STRING) PaymentModel paymentModel,
        int rateLimitPerMinute,
        @Column @Nullable Long creditLimit,
        @Column @Nullable String webhookUrl) {

    static final int USUAL_RATE_LIMIT = 100;

    static final EnvironmentTerms OF_A_NEW_ONE =
            new EnvironmentTerms(true, PaymentModel.FLOAT_BASED, USUAL_RATE_LIMIT, null, null);

    EnvironmentTerms withWebhookUrl(@Nullable String url) {
        return new EnvironmentTerms(active, paymentModel, rateLimitPerMinute, creditLimit, url);
    }

    EnvironmentTerms withActive(boolean nowActive) {
        return new EnvironmentTerms(nowActive, paymentModel, rateLimitPerMinute, creditLimit, webhookUrl);
    }
}
