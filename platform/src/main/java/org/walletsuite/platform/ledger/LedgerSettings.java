package org.walletsuite.platform.ledger;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How this service calls the ledger.
 *
 * @param queue commands that may wait here; more are turned away
 * @param inFlight batches under way at once, and as many again of those that keep an order
 * @param deadline how long a command may wait and run before its caller is told that the outcome is unknown
 */
@Validated
@ConfigurationProperties("suite.ledger-client")
public record LedgerSettings(
        @Positive @DefaultValue("4096") int queue,
        @Positive @DefaultValue("2") int inFlight,
        @DefaultValue("5s") Duration deadline) {}
