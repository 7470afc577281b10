package org.walletsuite.notification.type;

import java.util.Locale;

/** How important a notification is; urgent ones can't be switched off. */
public enum Priority {
    MEDIUM("Medium", 2),
    HIGH("High", 1),
    URGENT("Urgent", 0);

    private final String display;
    private final int rank;

    Priority(String display, int rank) {
        this.display = display;
        this.rank = rank;
    }

    /** As APIs have it: {@code medium}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What is due is sent in the order of this: the more important, the less. */
    public int rank() {
        return rank;
    }

    public String display() {
        return display;
    }
}
