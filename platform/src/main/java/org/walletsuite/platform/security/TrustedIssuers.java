package org.walletsuite.platform.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Map;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationManagerResolver;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtIssuerAuthenticationManagerResolver;

/**
 * Verifies a token by the issuer it names; the issuer of a valid token is cached, so that it isn't parsed each time.
 */
final class TrustedIssuers implements AuthenticationManagerResolver<HttpServletRequest> {

    private static final int REMEMBERED_TOKENS = 20_000;

    private final JwtIssuerAuthenticationManagerResolver byClaim;
    private final Cache<String, AuthenticationManager> remembered;

    TrustedIssuers(Map<String, AuthenticationManager> issuers, Duration believe) {
        this.remembered = Caffeine.newBuilder()
                .maximumSize(REMEMBERED_TOKENS)
                .expireAfterWrite(believe)
                .build();
        this.byClaim = new JwtIssuerAuthenticationManagerResolver(issuer -> {
            var checking = issuers.get(issuer);
            if (checking == null) {
                throw new InvalidBearerTokenException("Issuer " + issuer + " is not trusted");
            }
            return shown -> {
                var caller = checking.authenticate(shown);
                remembered.put(token(shown), checking);
                return caller;
            };
        });
    }

    @Override
    public AuthenticationManager resolve(HttpServletRequest request) {
        return shown -> {
            var known = remembered.getIfPresent(token(shown));
            return (known == null ? byClaim.resolve(request) : known).authenticate(shown);
        };
    }

    private static String token(Authentication shown) {
        return ((BearerTokenAuthenticationToken) shown).getToken();
    }
}
