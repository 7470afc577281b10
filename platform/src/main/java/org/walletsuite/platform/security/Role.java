package org.walletsuite.platform.security;

/** A user's role; each includes those before it. */
public enum Role {
    USER,
    STAFF,
    ADMIN,
    SUPER_ADMIN;

    /** Whether this role may do what the other may. */
    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }
}
