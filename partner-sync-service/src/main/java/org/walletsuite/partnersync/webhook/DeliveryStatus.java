package org.walletsuite.partnersync.webhook;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What became of an event on its way to a partner. */
enum DeliveryStatus {
    PENDING,
    DELIVERED,
    FAILED,
    /** The endpoint had no address, or was disabled, or its partner inactive; it was not tried, or no more. */
    SKIPPED;

    static Optional<DeliveryStatus> of(String code) {
        return Stream.of(values()).filter(one -> one.code().equals(code)).findFirst();
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
