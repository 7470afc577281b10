package org.walletsuite.platform.event;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How listeners treat an event they fail on.
 *
 * @param retryFor how long they try it again in place before it is set aside as a dead letter
 */
@ConfigurationProperties("suite.events")
record EventSettings(@DefaultValue("2m") Duration retryFor) {}
