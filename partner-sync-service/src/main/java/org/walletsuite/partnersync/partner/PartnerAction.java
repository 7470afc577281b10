package org.walletsuite.partnersync.partner;

import java.util.Locale;

/** What an admin can do with a partner, or the partner itself, or an endpoint by its answers. */
enum PartnerAction {
    CREATE,
    UPDATE,
    OPEN_ENVIRONMENT,
    RENEW_CREDENTIALS,
    SET_WEBHOOK,
    DISABLE_WEBHOOK,
    ROTATE_WEBHOOK_SECRET,
    /** Taken over from what was published, after the database was restored to an earlier moment. */
    RESTORE;

    /** As the history shows it. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
