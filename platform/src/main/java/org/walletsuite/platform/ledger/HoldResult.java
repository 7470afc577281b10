package org.walletsuite.platform.ledger;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** The ledger's answer to the placing or voiding of a hold. A refusal wrote nothing. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "result")
@JsonSubTypes({
    @JsonSubTypes.Type(value = HoldResult.Done.class, name = "done"),
    @JsonSubTypes.Type(value = HoldResult.Replayed.class, name = "replayed"),
    @JsonSubTypes.Type(value = HoldResult.Refused.class, name = "refused")
})
public sealed interface HoldResult {

    record Done(Hold hold) implements HoldResult {}

    /** It had been done before; the hold is as it is now. */
    record Replayed(Hold hold) implements HoldResult {}

    record Refused(Reason reason) implements HoldResult {}

    enum Reason {
        UNKNOWN_ACCOUNT,
        ACCOUNT_FROZEN,
        ACCOUNT_CLOSED,
        INSUFFICIENT_FUNDS,
        AMOUNT_TOO_LARGE,
        KEY_REUSED,
        UNKNOWN_HOLD,
        /** It was posted, or expires before it begins. */
        HOLD_NOT_OPEN
    }
}
