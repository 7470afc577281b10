package org.walletsuite.ledger.hold;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When expired holds are voided. They can't be posted from their expiry on; these settings say when their money
 * becomes available again.
 *
 * @param every how often expired holds are searched for
 * @param batch how many are voided together
 */
@Validated
@ConfigurationProperties("ledger.hold-expiry")
record HoldExpirySettings(
        @DurationMin(millis = 1) @DefaultValue("5s") Duration every,
        @Positive @Max(1000) @DefaultValue("100") int batch) {}
