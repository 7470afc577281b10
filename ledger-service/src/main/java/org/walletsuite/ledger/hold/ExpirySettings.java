package org.walletsuite.ledger.hold;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How holds end whose time is over. They can't be posted any more from that moment on; this is about when their money is
 * free again.
 *
 * @param every how often they are looked for
 * @param batch how many are let go together
 */
@Validated
@ConfigurationProperties("ledger.hold-expiry")
record ExpirySettings(
        @DurationMin(millis = 1) @DefaultValue("5s") Duration every,
        @Positive @Max(1000) @DefaultValue("100") int batch) {}
