package org.walletsuite.platform.reconciliation;

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
 * When a running service is reconciled, and how much of its database that may use.
 *
 * @param every the interval between reconciliations of new data, and the delay before the first
 * @param fullAt the time of day, in UTC, after which everything is reconciled once a day
 * @param connections the most connections to the database: one holds the lock among the replicas, the others read
 * @param statementTimeout after which the database cancels a statement
 */
@Validated
@ConfigurationProperties("suite.reconciliation")
record ReconciliationSettings(
        @DefaultValue("true") boolean scheduled,
        @DurationMin(seconds = 1) @DefaultValue("1h") Duration every,
        @DefaultValue("03:00") LocalTime fullAt,
        @Min(2) @DefaultValue("3") int connections,
        @DurationMin(seconds = 1) @DefaultValue("10m") Duration statementTimeout) {

    /** When the last full reconciliation should have begun. */
    Instant lastFull(Instant now) {
        var today = now.truncatedTo(ChronoUnit.DAYS).atOffset(ZoneOffset.UTC).with(fullAt);
        return (today.toInstant().isAfter(now) ? today.minusDays(1) : today).toInstant();
    }
}
