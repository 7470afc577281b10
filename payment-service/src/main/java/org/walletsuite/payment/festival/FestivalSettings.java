package org.walletsuite.payment.festival;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How festivals are remembered.
 *
 * @param refresh the age from which a festival is fetched anew, beside the request that finds it old; at twice this age
 *     the request waits for it, and so a festival goes on for no longer after it has ended
 * @param patience how long a request waits for a festival of which something older is known
 * @param betweenFetches how often at the most a festival is fetched because of a key nobody knows, or of its end
 * @param remembered festivals at the most
 */
@Validated
@ConfigurationProperties("payment.festivals")
record FestivalSettings(
        @DefaultValue("10s") Duration refresh,
        @DefaultValue("300ms") Duration patience,
        @DefaultValue("1s") Duration betweenFetches,
        @Positive @DefaultValue("10000") int remembered) {}
