package org.walletsuite.partnersync.partner;

import java.util.Locale;

/** What an admin can do with a partner. */
enum PartnerAction {
    CREATE,
    UPDATE,
    OPEN_ENVIRONMENT,
    RENEW_CREDENTIALS;

    /** As the history shows it. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
