package org.walletsuite.platform.ledger;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

/** The ledger's answer to a change of an account's status; setting the status that it already has succeeds. */
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
     * A requested change of an account's status.
     *
     * @param purpose the purpose the account must have
     */
    record Request(@NotNull AccountStatus status, @NotBlank String purpose) {}
}
