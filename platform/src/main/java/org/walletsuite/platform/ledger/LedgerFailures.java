package org.walletsuite.platform.ledger;

import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;

/**
 * The errors for a command without an answer: SERVICE_UNAVAILABLE means that it did not run, TIMEOUT that it may have.
 */
final class LedgerFailures {

    private LedgerFailures() {}

    static ApiException unavailable(boolean mayHaveRun, RuntimeException cause) {
        return mayHaveRun
                ? unanswered(cause)
                : ApiException.unavailable("The ledger is unavailable, please try again", cause);
    }

    static ApiException busy(@Nullable Throwable cause) {
        return ApiException.unavailable("The ledger is busy, please try again", cause);
    }

    static ApiException stopping() {
        return ApiException.unavailable("The service is stopping, please try again", null);
    }

    static ApiException unanswered(@Nullable Throwable cause) {
        return ApiException.outcomeUnknown("The ledger gave no answer; retry with the same key", cause);
    }

    static ApiException unreadable(Throwable cause) {
        return ApiException.outcomeUnknown("The ledger's answer could not be read; retry with the same key", cause);
    }

    static ApiException interrupted(InterruptedException cause) {
        return ApiException.outcomeUnknown("Interrupted before the ledger answered; retry with the same key", cause);
    }

    /** The ledger can't read our request, or refuses it for good: a mistake of ours, and no outage. */
    static ApiException refusedRequest(boolean mayHaveRun, RuntimeException cause) {
        return mayHaveRun
                ? unanswered(cause)
                : new ApiException(ErrorCode.INTERNAL_ERROR, "Something went wrong on our side", cause);
    }
}
