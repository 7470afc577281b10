package org.walletsuite.payment.funding;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who backs top-ups of main wallets.
 *
 * @param provider null for nobody: nothing can be topped up then
 * @param callbackSecret what providers key the signatures of their callbacks with; empty for nobody: all are refused then
 * @param expireAfter how long a top-up waits for its provider's word
 */
@Validated
@ConfigurationProperties("payment.funding")
record FundingSettings(
        @Nullable FundingProvider provider,
        @DefaultValue("") String callbackSecret,
        @DurationMin(seconds = 1) @DefaultValue("24h") Duration expireAfter) {

    private static final int SHORTEST_SECRET = 16;

    FundingSettings {
        if (callbackSecret.isEmpty() ? provider == FundingProvider.CALLBACK : callbackSecret.length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException("FUNDING_CALLBACK_SECRET must have at least " + SHORTEST_SECRET
                    + " characters, and be there for FUNDING_PROVIDER=callback");
        }
    }

    @Override
    public String toString() {
        return "FundingSettings[provider=" + provider + ", expireAfter=" + expireAfter + "]";
    }
}
