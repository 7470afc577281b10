package org.walletsuite.wallet.exchange;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.CachingJWKSetSource.RefreshCompletedEvent;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.id.Sha256;
import org.walletsuite.platform.security.SecuritySettings;
import org.walletsuite.platform.setting.MalformedSetting;
import org.walletsuite.wallet.password.LogInSettings;

/** Verifies the tokens of the provider: who signed, for whom, and when. What they say of roles nobody reads. */
@Component
class ProviderTokens {

    private static final Logger LOG = LoggerFactory.getLogger(ProviderTokens.class);

    /** With public keys only: none, and HMAC with a key that everybody knows, are no signatures. */
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256, JWSAlgorithm.PS256);

    private static final int LONGEST_TOKEN = 16 * 1024;
    private static final int LONGEST_SUBJECT = 255;
    private static final Duration LEEWAY = Duration.ofSeconds(30);
    private static final Duration KEYS_FRESH = Duration.ofMinutes(5);
    private static final Duration KEYS_REFRESH = Duration.ofSeconds(10);
    private static final Duration KEYS_SURVIVE_OUTAGE = Duration.ofHours(12);
    private static final Duration BETWEEN_LOOKS_FOR_A_NEW_KEY = Duration.ofSeconds(5);

    private final LogInSettings settings;
    private final Duration longestLife;
    private final Clock clock;
    private final AtomicBoolean hasKeys = new AtomicBoolean();
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    ProviderTokens(LogInSettings settings, SecuritySettings security, Clock clock) {
        var ours = security.issuers().stream().map(issuer -> issuer.uri().toString());
        if (ours.anyMatch(settings.issuer()::equals)) {
            throw new MalformedSetting("AUTH_ISSUER", "is this suite's own issuer");
        }
        this.settings = settings;
        this.longestLife = security.longestTokenLife();
        this.clock = clock;
        var keys = JWKSourceBuilder.create(new ProviderKeys(settings.issuer()))
                .cache(KEYS_FRESH.toMillis(), KEYS_REFRESH.toMillis(), event -> {
                    if (event instanceof RefreshCompletedEvent<?>) {
                        hasKeys.set(true);
                    }
                })
                .rateLimited(BETWEEN_LOOKS_FOR_A_NEW_KEY.toMillis())
                .outageTolerant(KEYS_SURVIVE_OUTAGE.toMillis())
                .retrying(true)
                .build();
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
        processor.setJWTClaimsSetVerifier(new Claims(settings, clock));
    }

    private static final class Claims extends DefaultJWTClaimsVerifier<SecurityContext> {

        private final Clock clock;

        Claims(LogInSettings settings, Clock clock) {
            super(
                    Set.of(settings.audience()),
                    new JWTClaimsSet.Builder().issuer(settings.issuer()).build(),
                    Set.of("sub", "exp"),
                    null);
            setMaxClockSkew(Math.toIntExact(LEEWAY.toSeconds()));
            this.clock = clock;
        }

        @Override
        protected Date currentTime() {
            return Date.from(clock.instant());
        }
    }

    /** Throws NOT_FOUND where no provider is configured, UNAUTHORIZED for any token that is not to be believed. */
    ProviderUser verified(String token) {
        if (!settings.hasProvider()) {
            throw new ApiException(ErrorCode.NOT_FOUND);
        }
        if (token.length() > LONGEST_TOKEN) {
            throw invalid();
        }
        try {
            var jwt = SignedJWT.parse(token);
            var claims = processor.process(jwt, null);
            refuseUnusable(claims);
            // A signature can be written in several ways, what it signs in one.
            return ProviderUser.of(claims, Sha256.hex(jwt.getSigningInput()), LEEWAY);
        } catch (KeySourceException e) {
            throw unverified(e);
        } catch (ParseException | BadJOSEException | JOSEException e) {
            LOG.debug("A token of the identity provider is refused", e);
            throw invalid();
        }
    }

    /** The database keeps a token until it ends, and a subject as text. */
    private void refuseUnusable(JWTClaimsSet claims) {
        var subject = claims.getSubject();
        var left = Duration.between(clock.instant(), claims.getExpirationTime().toInstant());
        if (subject.isBlank()
                || subject.length() > LONGEST_SUBJECT
                || subject.chars().anyMatch(Character::isISOControl)
                || left.compareTo(longestLife) > 0) {
            throw invalid();
        }
    }

    /** Looks for an unknown key are limited in rate; as long as there was no key at all, nobody can tell a good token. */
    private ApiException unverified(KeySourceException error) {
        if (hasKeys.get() && NestedExceptionUtils.getMostSpecificCause(error) instanceof RateLimitReachedException) {
            return invalid();
        }
        LOG.warn(
                "The identity provider's keys are unavailable: {}",
                NestedExceptionUtils.getMostSpecificCause(error).getMessage());
        return ApiException.unavailable("The identity provider is unavailable, try again later.", error);
    }

    private static ApiException invalid() {
        return new ApiException(ErrorCode.UNAUTHORIZED, "Token is invalid or expired.");
    }
}
