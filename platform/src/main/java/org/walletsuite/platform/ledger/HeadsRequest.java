package org.walletsuite.platform.ledger;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/** Entries that reconciliation compares with those it has consumed. */
public record HeadsRequest(
        @NotNull @Size(max = HeadsRequest.LARGEST) List<@NotNull @Valid Place> heads) {

    public static final int LARGEST = 1000;

    /**
     * An entry's place.
     *
     * @param seq its number in the account, from 1
     */
    public record Place(@NotNull UUID accountId, long seq) {}
}
