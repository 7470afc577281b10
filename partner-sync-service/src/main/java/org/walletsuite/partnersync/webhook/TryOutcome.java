package org.walletsuite.partnersync.webhook;

import java.util.Locale;

/** How a try ended. */
enum TryOutcome {
    /** The endpoint has it. */
    ACCEPTED,
    /** The endpoint answered with another status than a 2xx; redirects are not followed. */
    REFUSED,
    /** The endpoint answered 410: it wants no more. */
    GONE,
    /** There was no complete answer in time. */
    TIMEOUT,
    /** There was no connection. */
    UNREACHABLE,
    /** The connection ended before the answer, or what came was none. */
    BROKEN_OFF,
    /** Nothing was sent, because the address leads where nothing may be sent to. */
    FORBIDDEN;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the endpoint had a worker wait in vain. */
    boolean isSilent() {
        return switch (this) {
            case TIMEOUT, UNREACHABLE -> true;
            case ACCEPTED, REFUSED, GONE, BROKEN_OFF, FORBIDDEN -> false;
        };
    }
}
