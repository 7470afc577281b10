package org.walletsuite.notification.type;

import java.util.Locale;

/** The ways in which a notification reaches its user. */
public enum Channel {
    IN_APP,
    EMAIL;

    /** As APIs and the database have it: {@code in_app}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
