package org.walletsuite.platform.error;

import java.util.function.Supplier;

/**
 * An outage came after a command had left something on record. It is finished later, so nobody may take the command for
 * one that did nothing.
 */
public final class Unfinished extends RuntimeException {

    private Unfinished(RuntimeException outage) {
        super("Begun, and not finished yet", outage);
    }

    /** Does what is left to do for what is on record; an outage or a concurrent update amid it becomes this exception. */
    public static <T> T orDone(Supplier<T> rest) {
        try {
            return rest.get();
        } catch (RuntimeException e) {
            throw Outage.isBehind(e) || Outage.isConcurrentUpdate(e) ? new Unfinished(e) : e;
        }
    }
}
