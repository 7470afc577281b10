package org.walletsuite.platform.ledger;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/** How the ledger decided a command. A rejection wrote nothing, and the same key decides again. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "result")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PostingResult.Posted.class, name = "posted"),
    @JsonSubTypes.Type(value = PostingResult.Replayed.class, name = "replayed"),
    @JsonSubTypes.Type(value = PostingResult.Rejected.class, name = "rejected")
})
public sealed interface PostingResult {

    record Posted(Transfer transfer) implements PostingResult {}

    /** The command had been posted before; the transfer is the first answer's. */
    record Replayed(Transfer transfer) implements PostingResult {}

    /**
     * Refused; nothing was written.
     *
     * @param purpose the purpose of the account that stood in the way, where one did
     */
    record Rejected(Reason reason, @Nullable String purpose) implements PostingResult {}

    enum Reason {
        INSUFFICIENT_FUNDS,
        ACCOUNT_FROZEN,
        ACCOUNT_CLOSED,
        UNKNOWN_ACCOUNT,
        /** The account is of a program where the calling service may not do this. */
        NOT_GRANTED,
        ASSET_MISMATCH,
        UNKNOWN_TRANSFER,
        NOT_REVERSIBLE,
        ALREADY_REVERSED,
        /** More than what is left to give back. */
        REVERSAL_EXCEEDED,
        UNKNOWN_HOLD,
        /** It was posted or let go before, or its time is over. */
        HOLD_NOT_OPEN,
        HOLD_EXCEEDED,
        AMOUNT_TOO_LARGE,
        KEY_REUSED
    }
}
