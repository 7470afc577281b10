package org.walletsuite.partnersync.partner;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.partner.Rand;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A partner as admins see it. The terms at the top are those of the environment that it was made in; all are in the list.
 *
 * @param status of the partner in all environments
 */
@JsonNaming(SnakeCaseStrategy.class)
record PartnerView(
        String partnerId,
        String name,
        String status,
        String environment,
        String paymentModel,
        int rateLimitPerMinute,
        @Nullable BigDecimal creditLimit,
        @Nullable String webhookUrl,
        @Nullable String contactEmail,
        String baseUrl,
        List<Place> environments,
        Instant createdAt,
        Instant updatedAt) {

    /**
     * Its place in one environment.
     *
     * @param status there; nobody is active who is not so as a partner, too
     * @param webhookDisabledAt since when its endpoint gets nothing; null where it does
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Place(
            String environment,
            String status,
            String paymentModel,
            int rateLimitPerMinute,
            @Nullable BigDecimal creditLimit,
            @Nullable String webhookUrl,
            @Nullable Instant webhookDisabledAt,
            @Nullable String webhookDisabledReason,
            String baseUrl,
            List<Pair> credentials,
            Instant createdAt,
            Instant updatedAt) {}

    /**
     * A live credential.
     *
     * @param secretPrefix the beginning of its secret, which tells it from others and opens nothing
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Pair(
            UUID id,
            String secretPrefix,
            Instant createdAt,
            @Nullable Instant expiresAt) {}

    static PartnerView of(Partner partner, PartnerSettings settings, Instant now) {
        var home = place(partner.in(partner.home()).orElseThrow(), settings, now);
        return new PartnerView(
                partner.partnerId(),
                partner.name(),
                status(partner.active()),
                home.environment(),
                home.paymentModel(),
                home.rateLimitPerMinute(),
                home.creditLimit(),
                home.webhookUrl(),
                partner.contactEmail(),
                home.baseUrl(),
                partner.environments().stream()
                        .map(one -> place(one, settings, now))
                        .toList(),
                second(partner.createdAt()),
                second(partner.updatedAt()));
    }

    static Place place(EnvironmentAccess access, PartnerSettings settings, Instant now) {
        var terms = access.terms();
        return new Place(
                access.environment().code(),
                status(terms.active()),
                terms.paymentModel().code(),
                terms.rateLimitPerMinute(),
                terms.creditLimit() == null ? null : Rand.of(terms.creditLimit()),
                terms.webhookUrl(),
                access.webhookDisabledAt() == null ? null : second(access.webhookDisabledAt()),
                access.webhookDisabledReason(),
                settings.baseUrl(access.environment()),
                access.credentials().stream()
                        .filter(one -> one.isLive(now))
                        .map(PartnerView::pair)
                        .toList(),
                second(access.createdAt()),
                second(access.updatedAt()));
    }

    private static Pair pair(PartnerCredential credential) {
        var expiresAt = credential.expiresAt();
        return new Pair(
                credential.id(),
                credential.secretPrefix(),
                second(credential.createdAt()),
                expiresAt == null ? null : second(expiresAt));
    }

    static String status(boolean active) {
        return active ? "active" : "inactive";
    }

    static Instant second(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }
}
