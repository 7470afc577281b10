package org.walletsuite.ledger.writer;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The writer's limits.
 *
 * @param queue commands that may wait; more are refused at once
 * @param batch the most commands in one commit
 * @param deadline how long a caller waits; shorter than the callers' own read timeout, so that they get the outcome
 * @param transactionTimeout after which the database aborts a writer that hangs and releases its locks
 * @param socketTimeout after which a connection without an answer is closed, in whole seconds; longer than
 *     {@code transactionTimeout}, because a slow commit may still succeed within that time
 */
@Validated
@ConfigurationProperties("ledger.writer")
record WriterSettings(
        @Positive @DefaultValue("8192") int queue,
        @Positive @Max(1024) @DefaultValue("256") int batch,
        @DurationMin(millis = 1) @DefaultValue("2500ms") Duration deadline,
        @DurationMin(millis = 1) @DefaultValue("5s") Duration transactionTimeout,
        @DefaultValue("10s") Duration socketTimeout) {

    /** Fractions of a second would be dropped, and zero means no limit. */
    WriterSettings {
        if (socketTimeout.toNanosPart() != 0) {
            throw new IllegalArgumentException("ledger.writer.socket-timeout must be whole seconds: " + socketTimeout);
        }
        if (socketTimeout.compareTo(transactionTimeout) <= 0) {
            throw new IllegalArgumentException("ledger.writer.socket-timeout (" + socketTimeout
                    + ") must be longer than ledger.writer.transaction-timeout (" + transactionTimeout + ")");
        }
    }
}
