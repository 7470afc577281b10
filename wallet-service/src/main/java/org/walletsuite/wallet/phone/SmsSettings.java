package org.walletsuite.wallet.phone;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who carries text messages.
 *
 * @param provider null for nobody: phones can't be proved then
 * @param logDir where the provider {@code log} writes them to
 */
@ConfigurationProperties("suite.sms")
record SmsSettings(
        @Nullable Provider provider, @DefaultValue("") String logDir) {

    enum Provider {
        /** Writes each message to a file, for trying things out. */
        LOG
    }
}
