package org.walletsuite.notification.reconciliation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How far back is looked.
 *
 * @param days of events that are compared; fewer than handled events are remembered
 * @param mostRecords of a partition that are read, the newest ones; where there are more, the log says from when on
 * @param pendingFor how long a mail may wait until that is a discrepancy
 */
@Validated
@ConfigurationProperties("notification.reconciliation")
record CheckSettings(
        @Min(1) @Max(13) @DefaultValue("3") int days,
        @Positive @DefaultValue("1000000") long mostRecords,
        @DefaultValue("3d") Duration pendingFor) {}
