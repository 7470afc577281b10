package org.walletsuite.ledger.audit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When the running ledger verifies its books.
 *
 * @param every the pause between two verifications, and before the first
 */
@ConfigurationProperties("ledger.verify")
record VerifySettings(
        @DefaultValue("true") boolean scheduled,
        @DefaultValue("1h") Duration every) {}
