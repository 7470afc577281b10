package org.walletsuite.withdrawal.request;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.walletsuite.withdrawal.request.WithdrawalStatus.Shown;

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

    /** The status before it, as users and admins are shown it; null for what was not there before. */
    @Nullable
    String from() {
        return this == CREATE ? null : Shown.PENDING.text();
    }

    String shown() {
        return name().toLowerCase(Locale.ROOT);
    }
}
