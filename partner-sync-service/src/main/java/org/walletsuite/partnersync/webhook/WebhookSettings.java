package org.walletsuite.partnersync.webhook;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How webhooks are sent.
 *
 * @param timeout for a whole try, from the look-up of the host to the end of the answer; less than a workflow's lease
 * @param retries how long after a failed try the next one follows; after the last of them a delivery has failed
 * @param workers how many tries each replica has under way
 * @param workersPerEndpoint how many of them at one endpoint, so that a slow one leaves the others theirs
 * @param disableAfter how long all tries at an endpoint may fail until it is disabled
 * @param retention how long deliveries are kept
 */
@Validated
@ConfigurationProperties("webhooks")
record WebhookSettings(
        @DurationMin(millis = 100) @DurationMax(seconds = 30) @DefaultValue("10s")
        Duration timeout,

        @DefaultValue({"1m", "5m", "30m"}) List<Duration> retries,
        @Positive @DefaultValue("32") int workers,
        @Positive @DefaultValue("4") int workersPerEndpoint,
        @DurationMin(hours = 1) @DefaultValue("1d") Duration disableAfter,
        @DurationMin(days = 1) @DefaultValue("30d") Duration retention) {

    WebhookSettings {
        retries = List.copyOf(retries);
    }
}
