package org.walletsuite.platform.ledger;

import com.fasterxml.jackson.annotation.JsonCreator;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account that money leaves or reaches, where the ledger determines the amount.
 *
 * @param purpose the purpose the account must have
 * @param settlement whether a credit is money that the owner is owed, as in {@link Leg}
 */
public record Side(@NotNull UUID accountId, @NotBlank String purpose, boolean settlement) {

    public Side(UUID accountId, String purpose) {
        this(accountId, purpose, false);
    }

    /** Absent in commands from before settlements existed. */
    @JsonCreator
    static Side read(UUID accountId, String purpose, @Nullable Boolean settlement) {
        return new Side(accountId, purpose, settlement != null && settlement);
    }
}
