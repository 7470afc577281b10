package org.walletsuite.partnersync.partner;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import org.walletsuite.platform.partner.PartnerEnvironment;

/**
 * What all partners have in common.
 *
 * @param uatBaseUrl where partners reach UAT; shown to them, and nothing else
 * @param productionBaseUrl likewise for production
 * @param secretLife how long a new secret is valid; zero for good
 * @param secretWarning how long before the end of a secret its partner is warned
 * @param allowPrivateWebhooks whether webhooks may go to addresses that are not public, and without TLS
 */
@Validated
@ConfigurationProperties("partners")
record PartnerSettings(
        @DefaultValue("http://localhost:8080") String uatBaseUrl,
        @DefaultValue("http://localhost:8080") String productionBaseUrl,
        @DurationMin @DefaultValue("0s") Duration secretLife,
        @DurationMin @DefaultValue("7d") Duration secretWarning,
        boolean allowPrivateWebhooks) {

    String baseUrl(PartnerEnvironment environment) {
        return switch (environment) {
            case UAT -> uatBaseUrl;
            case PRODUCTION -> productionBaseUrl;
        };
    }
}
