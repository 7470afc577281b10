package org.walletsuite.partnersync.partner;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A partner as it sees itself, in one environment.
 *
 * @param status of the partner there
 * @param creditLimit in rand; null for none
 * @param credentials the live ones, by their ages and ends; what they open with is shown nowhere
 */
@JsonNaming(SnakeCaseStrategy.class)
record AccountView(
        String partnerId,
        String name,
        String environment,
        String status,
        String paymentModel,
        int rateLimitPerMinute,
        @Nullable BigDecimal creditLimit,
        @Nullable String webhookUrl,
        @Nullable String contactEmail,
        String baseUrl,
        List<PartnerView.Pair> credentials,
        Instant createdAt) {

    static AccountView of(Partner partner, EnvironmentAccess access, PartnerSettings settings, Instant now) {
        var place = PartnerView.place(access, settings, now);
        return new AccountView(
                partner.partnerId(),
                partner.name(),
                place.environment(),
                PartnerView.status(partner.active() && access.terms().active()),
                place.paymentModel(),
                place.rateLimitPerMinute(),
                place.creditLimit(),
                place.webhookUrl(),
                partner.contactEmail(),
                place.baseUrl(),
                place.credentials(),
                place.createdAt());
    }
}
