package org.walletsuite.withdrawal.request;

import java.util.Locale;

/** What can be done with a withdrawal. */
enum AuditAction {
    CREATE,
    /** Where two admins must approve. */
    FIRST_APPROVAL,
    APPROVE,
    REJECT,
    CANCEL;

    boolean isDecision() {
        return switch (this) {
            case APPROVE, REJECT, CANCEL -> true;
            case CREATE, FIRST_APPROVAL -> false;
        };
    }

    String shown() {
        return name().toLowerCase(Locale.ROOT);
    }
}
