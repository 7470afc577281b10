package org.walletsuite.payment.stand;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The cache of stands for payments.
 *
 * @param remember how long a stand is cached; another replica's change takes effect after this time
 * @param remembered the most stands in the cache
 */
@Validated
@ConfigurationProperties("payment.stands")
record StandSettings(
        @DefaultValue("1s") Duration remember,
        @Positive @DefaultValue("10000") int remembered) {}
