package org.walletsuite.platform.error;

import java.util.function.Supplier;

/**
 * An outage interrupted a command after it had committed its intent. A worker finishes it later, so the caller must not
 * treat the command as one that did nothing.
 */
public final class Unfinished extends RuntimeException {

    private Unfinished(RuntimeException outage) {
        super("Begun, and not finished yet", outage);
    }

    /**
     * Runs the remaining steps of a recorded intent; an outage or a concurrent update during them becomes this
     * exception.
     */
    public static <T> T orDone(Supplier<T> rest) {
        try {
            return rest.get();
        } catch (RuntimeException e) {
            throw Outage.isBehind(e) || Outage.isConcurrentUpdate(e) ? new Unfinished(e) : e;
        }
    }
}
