package org.walletsuite.ledger.journal;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** The settings of the ledger's topic when it is created. */
@Validated
@ConfigurationProperties("ledger.journal")
record JournalSettings(@Positive @DefaultValue("6") int partitions) {}
