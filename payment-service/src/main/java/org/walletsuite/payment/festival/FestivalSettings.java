package org.walletsuite.payment.festival;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The cache of festivals.
 *
 * @param refresh the age from which a festival is refreshed in the background; at twice this age a request waits for
 *     the refresh, so a festival's end is noticed within that time
 * @param patience how long a request waits for a refresh when an older copy is cached
 * @param betweenFetches the minimum time between fetches of a festival because of an unknown key, or of its end
 * @param remembered the most festivals in the cache
 */
@Validated
@ConfigurationProperties("payment.festivals")
record FestivalSettings(
        @DefaultValue("10s") Duration refresh,
        @DefaultValue("300ms") Duration patience,
        @DefaultValue("1s") Duration betweenFetches,
        @Positive @DefaultValue("10000") int remembered) {}
