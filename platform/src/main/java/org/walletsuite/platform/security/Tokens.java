package org.walletsuite.platform.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.jwk.source.CachingJWKSetSource.RefreshCompletedEvent;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import java.net.MalformedURLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.walletsuite.platform.security.Principal.Kind;
import org.walletsuite.platform.security.SecuritySettings.TrustedIssuer;

/** Checks the tokens of one issuer: signature, issuer, kind, times, life; believes a checked one for some seconds. */
final class Tokens implements JwtDecoder {

    private static final int CONNECT_MILLIS = 1_000;
    private static final int READ_MILLIS = 2_000;
    private static final int JWKS_BYTES = 64 * 1024;
    private static final int CACHED_TOKENS = 20_000;
    private static final Duration KEYS_FRESH = Duration.ofMinutes(5);
    private static final Duration KEYS_REFRESH = Duration.ofSeconds(10);
    private static final Duration KEYS_SURVIVE_OUTAGE = Duration.ofHours(12);
    private static final Duration BETWEEN_LOOKS_FOR_A_NEW_KEY = Duration.ofSeconds(5);

    private final AtomicBoolean hasKeys = new AtomicBoolean();
    private final JwtDecoder decoder;
    private final OAuth2TokenValidator<Jwt> times;
    private final Cache<String, Jwt> checked;

    Tokens(TrustedIssuer issuer, Duration believe, Duration longestLife, Clock clock) {
        var timestamps = new JwtTimestampValidator(Duration.ofSeconds(5));
        timestamps.setClock(clock);
        timestamps.setAllowEmptyExpiryClaim(false);
        this.times = timestamps;
        this.decoder = decoder(issuer, timestamps, longestLife, hasKeys);
        this.checked = Caffeine.newBuilder()
                .maximumSize(CACHED_TOKENS)
                .expireAfterWrite(believe)
                .build();
    }

    @Override
    public Jwt decode(String token) {
        var known = checked.getIfPresent(token);
        if (known != null && !times.validate(known).hasErrors()) {
            return known;
        }
        var jwt = verified(token);
        checked.put(token, jwt);
        return jwt;
    }

    /**
     * Refreshes for unknown keys are rate-limited; the token then counts as invalid, not as an outage. As long as there was
     * no key at all, nobody can tell: a process that starts while the issuer is unavailable refuses no good token.
     */
    private Jwt verified(String token) {
        try {
            return decoder.decode(token);
        } catch (BadJwtException e) {
            throw e;
        } catch (JwtException e) {
            if (hasKeys.get() && NestedExceptionUtils.getRootCause(e) instanceof RateLimitReachedException) {
                throw new BadJwtException("The issuer has no such key", e);
            }
            throw e;
        }
    }

    private static NimbusJwtDecoder decoder(
            TrustedIssuer issuer, OAuth2TokenValidator<Jwt> times, Duration longestLife, AtomicBoolean hasKeys) {
        try {
            var retriever = new DefaultResourceRetriever(CONNECT_MILLIS, READ_MILLIS, JWKS_BYTES);
            var keys = JWKSourceBuilder.<SecurityContext>create(issuer.jwksUri().toURL(), retriever)
                    .cache(KEYS_FRESH.toMillis(), KEYS_REFRESH.toMillis(), event -> {
                        if (event instanceof RefreshCompletedEvent<?>) {
                            hasKeys.set(true);
                        }
                    })
                    .rateLimited(BETWEEN_LOOKS_FOR_A_NEW_KEY.toMillis())
                    .outageTolerant(KEYS_SURVIVE_OUTAGE.toMillis())
                    .retrying(true)
                    .build();
            var decoder = NimbusJwtDecoder.withJwkSource(keys)
                    .jwsAlgorithm(SignatureAlgorithm.RS256)
                    .jwtProcessorCustomizer(processor ->
                            processor.setJWTClaimsSetVerifier((claims, _) -> refuseLongLife(claims, longestLife)))
                    .build();
            decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                    times, new JwtIssuerValidator(issuer.uri().toString()), kind(issuer)));
            return decoder;
        } catch (MalformedURLException e) {
            throw new IllegalStateException("The key set of issuer " + issuer.uri() + " has no usable address", e);
        }
    }

    /**
     * A change of access is forgotten after the longest life, and compared with the time when a token was issued. Here
     * and not in a validator, because Spring makes up that time where the token does not say it.
     */
    private static void refuseLongLife(JWTClaimsSet claims, Duration longest) throws BadJWTException {
        var issued = claims.getIssueTime();
        var end = claims.getExpirationTime();
        if (issued == null || end == null) {
            throw new BadJWTException("The token does not say when it was issued and when it ends");
        }
        if (Duration.between(issued.toInstant(), end.toInstant()).compareTo(longest) > 0) {
            throw new BadJWTException("The token lives longer than " + longest);
        }
    }

    /** An issuer's signature counts only for the kinds that it may vouch for. */
    private static OAuth2TokenValidator<Jwt> kind(TrustedIssuer issuer) {
        return new JwtClaimValidator<List<String>>(
                JwtClaimNames.AUD,
                audiences -> Kind.of(audiences).filter(issuer.kinds()::contains).isPresent());
    }
}
