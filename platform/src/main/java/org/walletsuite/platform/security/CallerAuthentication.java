package org.walletsuite.platform.security;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/**
 * Who a checked token speaks for: a person with a role, or one of our services. To the filter chain every person is a
 * USER; what else a role allows, {@link RoleCheck} and the endpoints say.
 */
final class CallerAuthentication extends AbstractAuthenticationToken {

    static final String SERVICE = "SERVICE";

    private final transient Object principal;

    private CallerAuthentication(Object principal, String role) {
        super(List.of(new SimpleGrantedAuthority("ROLE_" + role)));
        this.principal = principal;
        setAuthenticated(true);
    }

    static CallerAuthentication of(Jwt token) {
        if (Objects.requireNonNullElse(token.getAudience(), List.of()).contains(SecuritySettings.SERVICE_AUDIENCE)) {
            return new CallerAuthentication(Objects.requireNonNull(token.getSubject()), SERVICE);
        }
        try {
            return new CallerAuthentication(
                    new Caller(UUID.fromString(token.getSubject()), highestRole(token)), Role.USER.name());
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new InvalidBearerTokenException("The token names no user of ours", e);
        }
    }

    private static Role highestRole(Jwt token) {
        var claimed = Objects.requireNonNullElse(token.getClaimAsStringList("roles"), List.<String>of());
        return Stream.of(Role.values())
                .filter(role -> claimed.contains(role.name()))
                .max(Comparator.naturalOrder())
                .orElse(Role.USER);
    }

    @Override
    public Object getPrincipal() {
        return principal;
    }

    @Override
    public Object getCredentials() {
        return "";
    }
}
