package org.walletsuite.platform.ledger;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

/** How the ledger answered a change of an account's status; asking for the status it has is a change already made. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "result")
@JsonSubTypes({
    @JsonSubTypes.Type(value = StatusChange.Changed.class, name = "changed"),
    @JsonSubTypes.Type(value = StatusChange.Refused.class, name = "refused")
})
public sealed interface StatusChange {

    record Changed(Account account) implements StatusChange {}

    record Refused(Reason reason) implements StatusChange {}

    enum Reason {
        UNKNOWN_ACCOUNT,
        /** A closed account stays closed. */
        ACCOUNT_CLOSED,
        /** Only an account without balance and holds can be closed, and one for unapplied money never. */
        NOT_EMPTY
    }

    /**
     * The status an account shall have.
     *
     * @param purpose the purpose the account must have
     */
    record Request(@NotNull AccountStatus status, @NotBlank String purpose) {}
}
