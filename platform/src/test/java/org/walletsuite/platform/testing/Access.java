package org.walletsuite.platform.testing;

import org.walletsuite.platform.security.Role;

/** Who may call an endpoint; for users, the lowest role. */
public enum Access {
    /** Everybody, with or without a token. */
    PUBLIC,
    USER,
    STAFF,
    ADMIN,
    SUPER_ADMIN,
    /** Only partners. */
    PARTNER,
    /** Only other services. */
    SERVICE,
    /** Callers that send a client's secret; tokens are not read here. */
    CLIENT,
    /** The filter chain admits nobody. */
    NONE;

    public boolean admits(CallerKind visitor) {
        return switch (this) {
            case PUBLIC -> true;
            case USER, STAFF, ADMIN, SUPER_ADMIN -> visitor.has(Role.valueOf(name()));
            case PARTNER -> visitor == CallerKind.PARTNER;
            case SERVICE -> visitor == CallerKind.SERVICE;
            case CLIENT, NONE -> false;
        };
    }
}
