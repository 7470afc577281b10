package org.walletsuite.wallet.token;

import java.time.Duration;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The lifetimes of this issuer's tokens, and its clients.
 *
 * @param accessLife of the tokens of users and services; the services refuse those that live for more than a day
 * @param refreshLife of a refresh token; each successor has the same lifetime
 * @param familyLife of all refresh tokens of one log-in, after which the user has to log in again
 * @param clients the services that may ask for a token, with their secrets
 */
@Validated
@ConfigurationProperties("suite.tokens")
record TokenSettings(
        @DurationMin(seconds = 1) @DurationMax(hours = 24) @DefaultValue("1h")
        Duration accessLife,

        @DurationMin(seconds = 1) @DefaultValue("7d") Duration refreshLife,
        @DurationMin(seconds = 1) @DefaultValue("90d") Duration familyLife,
        @DefaultValue Map<String, String> clients) {

    @Override
    public String toString() {
        return "TokenSettings[accessLife=%s, refreshLife=%s, familyLife=%s, clients=%s]"
                .formatted(accessLife, refreshLife, familyLife, clients.keySet());
    }
}
