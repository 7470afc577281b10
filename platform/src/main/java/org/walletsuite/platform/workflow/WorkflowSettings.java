package org.walletsuite.platform.workflow;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How unfinished work is found.
 *
 * @param poll the interval between searches for due work, unless the worker is woken before
 */
@ConfigurationProperties("suite.workflow")
record WorkflowSettings(@DefaultValue("1s") Duration poll) {}
