package org.walletsuite.partnersync.sync;

import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** What came of a call to a system. */
sealed interface SystemAnswer {

    /** As the document has it: 200 and {@code success}. */
    record Accepted(JsonNode body) implements SystemAnswer {}

    /** They don't know the user. */
    record UnknownUser() implements SystemAnswer {}

    /** The same request will never be accepted. */
    record Refused(String reason) implements SystemAnswer {
        public Refused {
            reason = storable(reason);
        }
    }

    /** Too many calls. */
    record Limited(Duration time) implements SystemAnswer {}

    /** Not now: no answer, one too late, an error of theirs, or one that the document doesn't have. */
    record Unavailable(String reason) implements SystemAnswer {
        public Unavailable {
            reason = storable(reason);
        }
    }

    /** Words of theirs as a column can hold them, which holds anything but NUL. */
    static String storable(String text) {
        return text.replace('\0', '\ufffd');
    }
}
