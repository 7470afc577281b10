package org.walletsuite.platform.ledger;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/** How the ledger answered a change of an account's floor; asking for the floor it has is a change already made. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "result")
@JsonSubTypes({
    @JsonSubTypes.Type(value = FloorChange.Changed.class, name = "changed"),
    @JsonSubTypes.Type(value = FloorChange.Refused.class, name = "refused")
})
public sealed interface FloorChange {

    record Changed(Account account) implements FloorChange {}

    record Refused(Reason reason) implements FloorChange {}

    enum Reason {
        UNKNOWN_ACCOUNT,
        ACCOUNT_CLOSED,
        /** The account's balance less what is held is below the wanted floor. */
        IN_USE
    }

    /**
     * The floor an account shall have.
     *
     * @param floor the lowest balance in minor units, zero or below, or null for no limit
     * @param purpose the purpose the account must have
     */
    record Request(@Nullable @Max(0) Long floor, @NotBlank String purpose) {}
}
