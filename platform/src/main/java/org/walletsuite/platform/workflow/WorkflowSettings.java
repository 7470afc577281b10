package org.walletsuite.platform.workflow;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How work that was left unfinished is found.
 *
 * @param poll how long after one look for work that is due comes the next, unless somebody wakes the worker before
 */
@ConfigurationProperties("suite.workflow")
record WorkflowSettings(@DefaultValue("1s") Duration poll) {}
