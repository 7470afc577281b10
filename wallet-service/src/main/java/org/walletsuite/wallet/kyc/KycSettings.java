package org.walletsuite.wallet.kyc;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much memory uploads may take.
 *
 * @param uploads under way at once; each is held in memory as a whole, up to 10 MiB and its copies
 * @param patience how long one more waits for its turn
 */
@Validated
@ConfigurationProperties("suite.kyc")
record KycSettings(
        @Positive @DefaultValue("2") int uploads,
        @DurationMin @DefaultValue("5s") Duration patience) {}
