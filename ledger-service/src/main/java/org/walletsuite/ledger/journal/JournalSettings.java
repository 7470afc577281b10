package org.walletsuite.ledger.journal;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** The shape of the ledger's topic, where it has to be created. */
@Validated
@ConfigurationProperties("ledger.journal")
record JournalSettings(@Positive @DefaultValue("6") int partitions) {}
