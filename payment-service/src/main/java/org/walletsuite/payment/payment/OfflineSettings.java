package org.walletsuite.payment.payment;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How payments are settled that were taken offline.
 *
 * @param acceptFor how long after it was taken a payment is accepted
 * @param settleWithin when no step of a batch is begun any more; the gateway's patience is this and one long step
 */
@Validated
@ConfigurationProperties("payment.offline")
record OfflineSettings(
        @DefaultValue("72h") Duration acceptFor,
        @DefaultValue("5s") Duration settleWithin) {}
