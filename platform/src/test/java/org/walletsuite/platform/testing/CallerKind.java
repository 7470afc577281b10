package org.walletsuite.platform.testing;

import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.security.Role;

/** Every kind of caller of a service. */
public enum CallerKind {
    NOBODY(null),
    USER(Role.USER),
    STAFF(Role.STAFF),
    ADMIN(Role.ADMIN),
    SUPER_ADMIN(Role.SUPER_ADMIN),
    PARTNER(null),
    SERVICE(null),
    STRANGER(null);

    private final @Nullable Role role;

    CallerKind(@Nullable Role role) {
        this.role = role;
    }

    /** Whether this is a user with this role or a higher one. */
    public boolean has(Role needed) {
        return role != null && role.includes(needed);
    }

    /**
     * The token of this kind of caller, or null. A stranger's is validly signed, but for another audience.
     *
     * @param user finds a user with a role
     */
    public @Nullable String token(TestIssuer issuer, Function<Role, UUID> user) {
        return switch (this) {
            case NOBODY -> null;
            case PARTNER -> TestIssuer.ofPartners().partnerToken(TestPartners.SOME, "voucher:issue", "voucher:query");
            case SERVICE -> issuer.serviceToken("another");
            case STRANGER ->
                issuer.sign(claims -> claims.subject(UUID.randomUUID().toString())
                        .audience("partner")
                        .claim("roles", Role.SUPER_ADMIN.name()));
            case USER, STAFF, ADMIN, SUPER_ADMIN -> {
                var mine = Role.valueOf(name());
                yield issuer.token(user.apply(mine), mine);
            }
        };
    }
}
