package org.walletsuite.partnersync.sync;

import java.util.Locale;

/** Why this side does not do what a system says of a user. */
enum ConflictKind {
    /** The user has a password, so that no system may change the addresses. */
    PASSWORD,
    /** Somebody else has the e-mail here. */
    EMAIL_TAKEN,
    /** Somebody else has the phone here. */
    PHONE_TAKEN,
    /** They call two users of ours by one id, or one of ours by two. */
    REFERENCE_TAKEN,
    /** They do not vouch for the address of a user who has a password. */
    UNPROVED,
    /** The user changed an address here, and that it is the same user there nobody proved. */
    NOT_SENT,
    /** What they say can't be an e-mail or a phone. */
    UNUSABLE;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
