package org.walletsuite.platform.ledger;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How this service calls the ledger.
 *
 * @param queue commands that may wait here; more are refused
 * @param inFlight concurrent batches, and as many again of ordered ones
 * @param deadline how long a command may wait and run before its outcome counts as unknown
 */
@Validated
@ConfigurationProperties("suite.ledger-client")
public record LedgerSettings(
        @Positive @DefaultValue("4096") int queue,
        @Positive @DefaultValue("2") int inFlight,
        @DefaultValue("5s") Duration deadline) {}
