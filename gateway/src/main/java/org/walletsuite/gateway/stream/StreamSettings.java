package org.walletsuite.gateway.stream;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of streams.
 *
 * @param silence of a service, which sends heartbeats, after which its stream is ended
 * @param perUser open at once, for each user
 * @param total open at once, for all users together
 * @param accessCheck how often a stream's token is checked again
 */
@Validated
@ConfigurationProperties("gateway.streams")
public record StreamSettings(
        @DefaultValue("60s") Duration silence,
        @Positive @DefaultValue("5") int perUser,
        @Positive @DefaultValue("1000") int total,
        @DefaultValue("2s") Duration accessCheck) {}
