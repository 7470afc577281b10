package org.walletsuite.platform.testing;

import org.walletsuite.platform.security.Role;

/** Who may call an endpoint; of people, the lowest role. */
public enum Access {
    /** Anybody, whatever token comes along. */
    PUBLIC,
    USER,
    STAFF,
    ADMIN,
    SUPER_ADMIN,
    /** Only partners. */
    PARTNER,
    /** Only other services. */
    SERVICE,
    /** Whoever knows a client's secret; tokens mean nothing here. */
    CLIENT,
    /** The filter chain lets nobody through. */
    NONE;

    public boolean admits(Visitor visitor) {
        return switch (this) {
            case PUBLIC -> true;
            case USER, STAFF, ADMIN, SUPER_ADMIN -> visitor.has(Role.valueOf(name()));
            case PARTNER -> visitor == Visitor.PARTNER;
            case SERVICE -> visitor == Visitor.SERVICE;
            case CLIENT, NONE -> false;
        };
    }
}
