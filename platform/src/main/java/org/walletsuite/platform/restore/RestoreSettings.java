package org.walletsuite.platform.restore;

import java.time.Duration;
import java.time.Instant;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * After a database was restored.
 *
 * @param to the moment that it was restored to; null where it was not
 * @param margin how much earlier events are consumed again from: longer than any listener was behind at the moment, and
 *     than clocks differ
 */
@Validated
@ConfigurationProperties("suite.restore")
record RestoreSettings(
        @Nullable Instant to,
        @DurationMin(seconds = 1) @DefaultValue("1h") Duration margin) {}
