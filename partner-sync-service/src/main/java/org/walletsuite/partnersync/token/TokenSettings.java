package org.walletsuite.partnersync.token;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The tokens of partners.
 *
 * @param life of a token; the services refuse those that live for more than a day
 * @param checks how many secrets are checked at once
 * @param queue how many wait for that, about
 * @param patience how long each of them waits
 */
@Validated
@ConfigurationProperties("partners.tokens")
record TokenSettings(
        @DurationMin(seconds = 1) @DurationMax(hours = 24) @DefaultValue("1h")
        Duration life,

        @Positive @DefaultValue("2") int checks,
        @Positive @DefaultValue("100") int queue,

        @DurationMin @DurationMax(seconds = 5) @DefaultValue("2s")
        Duration patience) {}
