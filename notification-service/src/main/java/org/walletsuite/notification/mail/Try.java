package org.walletsuite.notification.mail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A try to send a mail.
 *
 * @param reply what the server said, or why it said nothing: one line
 * @param recipientKnown whether the server had been told whom this mail is for
 * @param silent whether the server was waited for in vain
 */
record Try(
        Outcome outcome,
        @Nullable String reply,
        boolean recipientKnown,
        boolean silent,
        Instant beganAt,
        Instant endedAt) {

    static final int LONGEST_REPLY = 500;

    Try {
        reply = reply == null ? null : VisibleLine.of(reply, LONGEST_REPLY);
    }

    /** Whether the recipient's domain may be why the server did not answer. */
    boolean isSlow() {
        return silent && recipientKnown;
    }
}
