package org.walletsuite.platform.ledger;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/** The ledger's answer to a change of an account's floor; setting the floor that it already has succeeds. */
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
        /** The account's balance less what is held is below the requested floor. */
        IN_USE
    }

    /**
     * A requested change of an account's floor.
     *
     * @param floor the lowest balance in minor units, zero or below, or null for no limit
     * @param purpose the purpose the account must have
     */
    record Request(@Nullable @Max(0) Long floor, @NotBlank String purpose) {}
}
