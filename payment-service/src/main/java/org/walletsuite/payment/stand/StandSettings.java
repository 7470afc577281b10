package org.walletsuite.payment.stand;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How payments know stands.
 *
 * @param remember how long a payment may go by what it knew of a stand: another replica's change shows after this time
 * @param remembered stands at the most
 */
@Validated
@ConfigurationProperties("payment.stands")
record StandSettings(
        @DefaultValue("1s") Duration remember,
        @Positive @DefaultValue("10000") int remembered) {}
