package org.walletsuite.platform.idempotency;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How first answers are kept.
 *
 * @param keep for how long; callers are promised a day
 */
@Validated
@ConfigurationProperties("suite.idempotency")
record IdempotencySettings(
        @DurationMin(hours = 24) @DefaultValue("24h") Duration keep) {}
