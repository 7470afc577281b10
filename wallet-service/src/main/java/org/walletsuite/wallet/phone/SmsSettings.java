package org.walletsuite.wallet.phone;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The provider of text messages.
 *
 * @param provider null for none: phones can't be verified then
 * @param logDir the directory to which the provider {@code log} writes them
 */
@ConfigurationProperties("suite.sms")
record SmsSettings(
        @Nullable Provider provider, @DefaultValue("") String logDir) {

    enum Provider {
        /** Writes each message to a file, for development. */
        LOG
    }
}
