package org.walletsuite.wallet.password;

import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many resources password checks may use.
 *
 * @param threads concurrent hashes; 0 means half the processors
 * @param queue hashes that may wait; more are refused
 * @param deadline how long one may wait and run
 */
@Validated
@ConfigurationProperties("suite.passwords")
record PasswordSettings(
        @PositiveOrZero @DefaultValue("0") int threads,
        @Positive @DefaultValue("64") int queue,
        @DurationMin(millis = 1) @DefaultValue("10s") Duration deadline) {

    int threadsOn(int processors) {
        return threads > 0 ? threads : Math.max(1, processors / 2);
    }
}
