package org.walletsuite.notification.review;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What became of a notification on its way to its user; one in the app is sent once it is there. */
enum DeliveryStatus {
    PENDING,
    SENT,
    FAILED,
    SKIPPED;

    static Optional<DeliveryStatus> of(String code) {
        return Stream.of(values()).filter(one -> one.code().equals(code)).findFirst();
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
