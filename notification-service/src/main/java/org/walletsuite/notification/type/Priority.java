package org.walletsuite.notification.type;

import java.util.Locale;

/** How important a notification is; urgent ones can't be switched off. */
public enum Priority {
    MEDIUM("Medium"),
    HIGH("High"),
    URGENT("Urgent");

    private final String display;

    Priority(String display) {
        this.display = display;
    }

    /** As APIs have it: {@code medium}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String display() {
        return display;
    }
}
