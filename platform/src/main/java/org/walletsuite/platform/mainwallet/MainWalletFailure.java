package org.walletsuite.platform.mainwallet;

import org.springframework.http.HttpStatus;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.error.FamilyFailure;
import org.walletsuite.platform.ledger.PostingResult.Reason;

/** What only the main wallet refuses; its callers see the status and the words, not the name. */
public enum MainWalletFailure implements FamilyFailure {
    INSUFFICIENT_BALANCE("Insufficient wallet balance"),
    DEACTIVATED("Wallet is deactivated"),
    TOO_MANY_PENDING("Too many top-ups are pending, please wait for them first");

    private final String message;

    MainWalletFailure(String message) {
        this.message = message;
    }

    /** How its caller is told why the ledger did not move money into or out of a main wallet. */
    public static ApiException of(Reason reason) {
        return switch (reason) {
            case INSUFFICIENT_FUNDS -> new ApiException(INSUFFICIENT_BALANCE);
            case ACCOUNT_FROZEN, ACCOUNT_CLOSED -> new ApiException(DEACTIVATED);
            case AMOUNT_TOO_LARGE -> ApiException.invalid("amount", "The balance would become too large.");
            case KEY_REUSED -> new ApiException(ErrorCode.IDEMPOTENCY_KEY_REUSED);
            case UNKNOWN_ACCOUNT,
                    NOT_GRANTED,
                    ASSET_MISMATCH,
                    UNKNOWN_TRANSFER,
                    NOT_REVERSIBLE,
                    ALREADY_REVERSED,
                    REVERSAL_EXCEEDED,
                    UNKNOWN_HOLD,
                    HOLD_NOT_OPEN,
                    HOLD_EXCEEDED -> throw new IllegalStateException("The ledger says " + reason + " to a main wallet");
        };
    }

    @Override
    public HttpStatus status() {
        return HttpStatus.BAD_REQUEST;
    }

    @Override
    public String message() {
        return message;
    }
}
