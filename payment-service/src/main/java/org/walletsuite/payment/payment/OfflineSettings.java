package org.walletsuite.payment.payment;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Processing of offline payments.
 *
 * @param acceptFor how long after it was taken a payment is accepted
 * @param settleWithin the time after which no step of a batch is started any more; the gateway's timeout is this plus
 *     one long step
 */
@Validated
@ConfigurationProperties("payment.offline")
record OfflineSettings(
        @DefaultValue("72h") Duration acceptFor,
        @DefaultValue("5s") Duration settleWithin) {}
