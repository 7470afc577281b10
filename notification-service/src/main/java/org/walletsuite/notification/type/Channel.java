package org.walletsuite.notification.type;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The ways in which a notification reaches its user. */
public enum Channel {
    IN_APP,
    EMAIL;

    /** Empty where there is none. */
    public static Optional<Channel> ofCode(String code) {
        return Stream.of(values()).filter(one -> one.code().equals(code)).findFirst();
    }

    /** As APIs and the database have it: {@code in_app}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
