package org.walletsuite.platform.audit;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When a running service is audited, and what that may take of its database.
 *
 * @param every the time from one audit of what is new to the next, and before the first
 * @param fullAt the time of day, in UTC, from which on everything is audited once a day
 * @param connections to the database at the most: one that says who of the replicas audits, and those that read
 * @param statementTimeout after which the database ends a statement that is still reading
 */
@Validated
@ConfigurationProperties("suite.audit")
record AuditSettings(
        @DefaultValue("true") boolean scheduled,
        @DurationMin(seconds = 1) @DefaultValue("1h") Duration every,
        @DefaultValue("03:00") LocalTime fullAt,
        @Min(2) @DefaultValue("3") int connections,
        @DurationMin(seconds = 1) @DefaultValue("10m") Duration statementTimeout) {

    /** When the last audit of everything should have begun. */
    Instant lastFull(Instant now) {
        var today = now.truncatedTo(ChronoUnit.DAYS).atOffset(ZoneOffset.UTC).with(fullAt);
        return (today.toInstant().isAfter(now) ? today.minusDays(1) : today).toInstant();
    }
}
