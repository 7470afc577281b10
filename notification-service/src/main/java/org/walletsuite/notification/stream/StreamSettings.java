package org.walletsuite.notification.stream;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of streams, for each replica of this service.
 *
 * @param heartbeat after how long without an event a comment is sent; shorter than the gateway waits for one
 * @param perUser open at once, for each user
 * @param total open at once, for all users together
 * @param reconnect how long clients are asked to wait before they connect again
 * @param poll how often the database is asked for what no signal announced
 */
@Validated
@ConfigurationProperties("notification.stream")
record StreamSettings(
        @DurationMin(millis = 100) @DefaultValue("15s") Duration heartbeat,
        @Positive @DefaultValue("5") int perUser,
        @Positive @DefaultValue("1000") int total,
        @DefaultValue("2s") Duration reconnect,
        @DurationMin(millis = 100) @DefaultValue("3s") Duration poll) {}
