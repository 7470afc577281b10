package org.walletsuite.wallet.wallet;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of QR codes.
 *
 * @param ttl how long a code is valid
 */
@Validated
@ConfigurationProperties("suite.qr")
record QrSettings(
        @DurationMin(seconds = 1) @DefaultValue("1h") Duration ttl) {}
