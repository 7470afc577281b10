package org.walletsuite.platform.testing;

import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.security.Role;

/** Everybody who may come to a service's door. */
public enum Visitor {
    NOBODY(null),
    USER(Role.USER),
    STAFF(Role.STAFF),
    ADMIN(Role.ADMIN),
    SUPER_ADMIN(Role.SUPER_ADMIN),
    PARTNER(null),
    SERVICE(null),
    STRANGER(null);

    private final @Nullable Role role;

    Visitor(@Nullable Role role) {
        this.role = role;
    }

    /** Whether this is a user with this role or a higher one. */
    public boolean has(Role needed) {
        return role != null && role.includes(needed);
    }

    /**
     * A token that this visitor has of the issuer, or null. A stranger's is well signed, but for another audience.
     *
     * @param person finds somebody with a role
     */
    public @Nullable String token(TestIssuer issuer, Function<Role, UUID> person) {
        return switch (this) {
            case NOBODY -> null;
            case PARTNER -> TestIssuer.ofPartners().partnerToken("a-partner", "voucher:issue", "voucher:query");
            case SERVICE -> issuer.serviceToken("another");
            case STRANGER ->
                issuer.sign(claims -> claims.subject(UUID.randomUUID().toString())
                        .audience("partner")
                        .claim("roles", Role.SUPER_ADMIN.name()));
            case USER, STAFF, ADMIN, SUPER_ADMIN -> {
                var mine = Role.valueOf(name());
                yield issuer.token(person.apply(mine), mine);
            }
        };
    }
}
