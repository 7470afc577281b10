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

    String shown() {
        return name().toLowerCase(Locale.ROOT);
    }
}
