package org.walletsuite.partnersync.sync;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What has become of a conflict. */
enum ConflictStatus {
    OPEN,
    /** Both sides agree, because what they said was applied or what they say has changed. */
    APPLIED,
    /** An admin decided to leave it. */
    DISMISSED;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ConflictStatus> of(String code) {
        return Stream.of(values()).filter(status -> status.code().equals(code)).findFirst();
    }
}
