package org.walletsuite.wallet.token;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How signing keys follow each other.
 *
 * @param lead how long a key is published before it signs: longer than verifiers (5 minutes) and replicas (30 seconds) go by what they know
 * @param rotateEvery the age at which a key is replaced without being asked; zero for never
 * @param margin how much longer than the last token it signed a key verifies: a replica that lost its database may sign
 *     with it for that long
 */
@Validated
@ConfigurationProperties("suite.signing-keys")
record SigningKeySettings(
        @DurationMin(minutes = 6) @DefaultValue("10m") Duration lead,
        @DurationMin @DefaultValue("90d") Duration rotateEvery,
        @DurationMin @DefaultValue("1h") Duration margin) {}
