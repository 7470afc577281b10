package org.walletsuite.voucher.transaction;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Partners' calls on record.
 *
 * @param keep how long they are kept
 */
@Validated
@ConfigurationProperties("partner-transactions")
record TransactionSettings(
        @DurationMin(days = 32) @DefaultValue("400d") Duration keep) {}
