package org.walletsuite.notification.intake;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long notifications and mails are kept.
 *
 * @param retention from the event's time on, longer than reconciliation looks back; events that are older make nothing
 * @param pruneEvery how often older ones are deleted
 */
@Validated
@ConfigurationProperties("notification")
record RetentionSettings(
        @DurationMin(days = 14) @DefaultValue("365d") Duration retention,
        @DurationMin(seconds = 1) @DefaultValue("1h") Duration pruneEvery) {}
