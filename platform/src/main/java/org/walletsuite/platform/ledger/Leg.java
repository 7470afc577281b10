package org.walletsuite.platform.ledger;

import com.fasterxml.jackson.annotation.JsonCreator;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One side of a transfer.
 *
 * @param accountId the account; at most once in a transfer
 * @param amount in minor units: negative debits, positive credits
 * @param purpose the purpose the account must have, so that a stand's id is never charged as a wallet
 * @param settlement whether a credit is money that the owner is owed: a frozen account accepts it too, and for a closed
 *     one it goes to the owner's {@link Account#UNAPPLIED} account
 */
public record Leg(
        @NotNull UUID accountId, long amount, @NotBlank String purpose, boolean settlement) {

    public Leg(UUID accountId, long amount, String purpose) {
        this(accountId, amount, purpose, false);
    }

    /** Absent in commands from before settlements existed. */
    @JsonCreator
    static Leg read(UUID accountId, long amount, String purpose, @Nullable Boolean settlement) {
        return new Leg(accountId, amount, purpose, settlement != null && settlement);
    }
}
