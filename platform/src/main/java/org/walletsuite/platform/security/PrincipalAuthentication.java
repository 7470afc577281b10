package org.walletsuite.platform.security;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.walletsuite.platform.partner.PartnerEnvironment;
import org.walletsuite.platform.security.Principal.Kind;

/**
 * The principal that a checked token speaks for. To the filter chain a principal is of its kind and nothing else; what a
 * user's role allows, {@link RoleCheck} and the endpoints say.
 */
final class PrincipalAuthentication extends AbstractAuthenticationToken {

    private final transient Principal principal;

    private PrincipalAuthentication(Kind kind, Principal principal) {
        super(List.of(new SimpleGrantedAuthority("ROLE_" + kind)));
        this.principal = principal;
        setAuthenticated(true);
    }

    /** Of a token whose issuer may vouch for its kind, which {@link Tokens} has checked. */
    static PrincipalAuthentication of(Jwt token) {
        var kind = Kind.of(token.getAudience()).orElseThrow(() -> nobody(null));
        return new PrincipalAuthentication(
                kind,
                switch (kind) {
                    case USER -> user(token);
                    case PARTNER -> new Principal.Partner(text(token, "sub"), scopes(token), environment(token));
                    case SERVICE -> new Principal.Service(text(token, "sub"));
                });
    }

    private static Principal.User user(Jwt token) {
        try {
            var number = token.<Object>getClaim("number") instanceof Number known ? known.longValue() : null;
            return new Principal.User(UUID.fromString(text(token, "sub")), number, highestRole(token));
        } catch (IllegalArgumentException e) {
            throw nobody(e);
        }
    }

    private static Role highestRole(Jwt token) {
        var claimed = Objects.requireNonNullElse(token.getClaimAsStringList("roles"), List.<String>of());
        return Stream.of(Role.values())
                .filter(role -> claimed.contains(role.name()))
                .max(Comparator.naturalOrder())
                .orElse(Role.USER);
    }

    /** A list, as Spring's authorization server writes it, or one text with spaces, as RFC 9068 does. */
    private static Set<String> scopes(Jwt token) {
        var scopes = token.<Object>getClaim("scope") instanceof Collection<?> several
                ? several.stream().map(String::valueOf)
                : Stream.of(Objects.requireNonNullElse(token.getClaimAsString("scope"), "")
                        .split(" ", -1));
        return scopes.filter(scope -> !scope.isBlank()).collect(Collectors.toUnmodifiableSet());
    }

    private static PartnerEnvironment environment(Jwt token) {
        return PartnerEnvironment.of(text(token, "environment")).orElseThrow(() -> nobody(null));
    }

    private static String text(Jwt token, String claim) {
        if (token.<Object>getClaim(claim) instanceof String text && !text.isBlank()) {
            return text;
        }
        throw nobody(null);
    }

    private static InvalidBearerTokenException nobody(@Nullable Exception reason) {
        return new InvalidBearerTokenException("The token names nobody of ours", reason);
    }

    @Override
    public Principal getPrincipal() {
        return principal;
    }

    @Override
    public Object getCredentials() {
        return "";
    }
}
