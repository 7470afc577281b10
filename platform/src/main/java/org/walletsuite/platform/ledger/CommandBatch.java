package org.walletsuite.platform.ledger;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Commands that are decided one after the other, each for itself: one that is rejected does not touch the others. */
public record CommandBatch(
        @NotNull @Size(min = 1, max = CommandBatch.LARGEST) List<@Valid LedgerCommand> commands) {

    public static final int LARGEST = 128;
}
