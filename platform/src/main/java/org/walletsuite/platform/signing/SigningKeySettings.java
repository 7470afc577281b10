package org.walletsuite.platform.signing;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The rotation of signing keys.
 *
 * @param lead how long a key is published before it signs: longer than verifiers (5 minutes) and replicas (30 seconds)
 *     cache keys
 * @param rotateEvery the age at which a key is rotated automatically; zero for never
 * @param margin how long a key stays valid after its last token has expired: a replica without its database may sign
 *     with it for that time
 */
@Validated
@ConfigurationProperties("suite.signing-keys")
public record SigningKeySettings(
        @DurationMin(minutes = 6) @DefaultValue("10m") Duration lead,
        @DurationMin @DefaultValue("90d") Duration rotateEvery,
        @DurationMin @DefaultValue("1h") Duration margin) {}
