package org.walletsuite.partnersync.webhook;

import java.util.Locale;

/** Why an event is sent. */
enum Trigger {
    /** It happened. */
    SCHEDULE,
    /** Somebody asked for one more try. */
    MANUAL,
    /** A partner asked for all that it had missed; with the whole schedule anew. */
    RECOVERY,
    /** A partner tries its endpoint out; once. */
    TEST;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
