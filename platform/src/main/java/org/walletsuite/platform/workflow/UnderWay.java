package org.walletsuite.platform.workflow;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.error.Outage;

/** Thrown inside a command's transaction when another command's intent on the same row is not finished yet. */
public final class UnderWay extends RuntimeException {

    /** A row goes through so few statuses that only a burst of commands on it takes more. */
    private static final int LOOKS = 4;

    public UnderWay() {
        super("Another command is under way");
    }

    /**
     * Runs a command, after those of others that are under way; what they left decides what is still possible. Throws
     * CONFLICT while theirs can't take effect, and then this one has changed nothing.
     *
     * @param finish finishes what is under way
     * @param conflict what to say in that case; null for the family's usual text
     */
    public static <T> T inTurn(Supplier<T> command, Runnable finish, @Nullable String conflict) {
        for (var look = 0; look < LOOKS; look++) {
            try {
                return command.get();
            } catch (UnderWay _) {
                finishOthers(finish, conflict);
            }
        }
        throw new ApiException(ErrorCode.CONFLICT);
    }

    /** An outage, too, left the caller's own command unbegun: it is not answered as an unknown outcome. */
    private static void finishOthers(Runnable finish, @Nullable String conflict) {
        try {
            finish.run();
        } catch (RuntimeException e) {
            if (e instanceof ApiException other && other.code() == ErrorCode.CONFLICT) {
                throw conflict == null
                        ? new ApiException(ErrorCode.CONFLICT)
                        : new ApiException(ErrorCode.CONFLICT, conflict, e);
            }
            throw Outage.isBehind(e) ? ApiException.unavailable("Temporarily unavailable, please try again", e) : e;
        }
    }
}
