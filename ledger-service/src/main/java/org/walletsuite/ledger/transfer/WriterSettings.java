package org.walletsuite.ledger.transfer;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The writer's limits.
 *
 * @param queue commands that may wait; more are turned away at once
 * @param batch commands committed together at the most
 * @param deadline how long a caller waits; shorter than the callers' own read timeout, so that they hear the outcome
 * @param transactionTimeout after which the database takes the locks from a writer that hangs
 * @param socketTimeout after which a database that does not answer is given up, in whole seconds
 */
@Validated
@ConfigurationProperties("ledger.writer")
record WriterSettings(
        @Positive @DefaultValue("8192") int queue,
        @Positive @Max(1024) @DefaultValue("256") int batch,
        @DefaultValue("2500ms") Duration deadline,
        @DefaultValue("5s") Duration transactionTimeout,
        @DefaultValue("10s") Duration socketTimeout) {}
