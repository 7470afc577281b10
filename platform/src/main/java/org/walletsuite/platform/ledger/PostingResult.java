package org.walletsuite.platform.ledger;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/** The ledger's decision on a command. A rejection wrote nothing, and a retry with the same key is decided anew. */
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
     * Rejected; nothing was written.
     *
     * @param purpose the purpose of the account that caused the rejection, if one did
     */
    record Rejected(Reason reason, @Nullable String purpose) implements PostingResult {}

    enum Reason {
        INSUFFICIENT_FUNDS,
        ACCOUNT_FROZEN,
        ACCOUNT_CLOSED,
        UNKNOWN_ACCOUNT,
        /**
         * The account is of a program where the calling service may not do this. Whoever sent the command knows whether
         * its own caller named that account; where nobody did, the deployment lacks a grant.
         */
        NOT_GRANTED,
        ASSET_MISMATCH,
        UNKNOWN_TRANSFER,
        NOT_REVERSIBLE,
        ALREADY_REVERSED,
        /** More than what is left to reverse. */
        REVERSAL_EXCEEDED,
        UNKNOWN_HOLD,
        /** It was posted or voided before, or has expired. */
        HOLD_NOT_OPEN,
        HOLD_EXCEEDED,
        AMOUNT_TOO_LARGE,
        KEY_REUSED
    }
}
