package org.walletsuite.payment.funding;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
 * @param mostPending how many of a wallet's top-ups may wait for it at once
 */
@Validated
@ConfigurationProperties("payment.funding")
record FundingSettings(
        @Nullable FundingProvider provider,
        @DefaultValue("") String callbackSecret,
        @DurationMin(seconds = 1) @DefaultValue("24h") Duration expireAfter,
        @Min(1) @Max(1_000) @DefaultValue("20") int mostPending) {

    FundingSettings {
        if (callbackSecret.isEmpty() && provider == FundingProvider.CALLBACK) {
            throw new IllegalArgumentException("FUNDING_PROVIDER=callback needs FUNDING_CALLBACK_SECRET");
        }
    }

    @Override
    public String toString() {
        return "FundingSettings[provider=" + provider + ", expireAfter=" + expireAfter + ", mostPending=" + mostPending
                + "]";
    }
}
