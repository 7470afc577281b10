package org.walletsuite.platform.audit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a running service is audited.
 *
 * @param every the time from one audit to the next, and before the first
 */
@ConfigurationProperties("suite.audit")
record AuditSettings(
        @DefaultValue("true") boolean scheduled,
        @DefaultValue("1h") Duration every) {}
