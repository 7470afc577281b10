package org.walletsuite.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.walletsuite.platform.security.SecuritySettings.AUDIENCE;
import static org.walletsuite.platform.security.SecuritySettings.PARTNER_AUDIENCE;
import static org.walletsuite.platform.security.SecuritySettings.SERVICE_AUDIENCE;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.walletsuite.platform.security.Principal.Kind;
import org.walletsuite.platform.security.SecuritySettings.TrustedIssuer;
import org.walletsuite.platform.testing.MovableClock;
import org.walletsuite.platform.testing.TestIssuer;

class TokensTest {

    private final TestIssuer issuer = TestIssuer.shared();

    @ParameterizedTest
    @EnumSource
    void anIssuerVouchesForItsKindsOnly(Kind kind) {
        var own = tokens(EnumSet.of(kind));
        var others = tokens(EnumSet.complementOf(EnumSet.of(kind)));
        var token = token(audience(kind), "somebody-else");

        assertThat(own.decode(token).getAudience()).contains(audience(kind));
        assertThatThrownBy(() -> others.decode(token)).isInstanceOf(BadJwtException.class);
    }

    @Test
    void aTokenForTwoKindsIsForNone() {
        var all = tokens(EnumSet.allOf(Kind.class));

        for (var audiences : List.of(
                List.of(AUDIENCE, SERVICE_AUDIENCE),
                List.of(PARTNER_AUDIENCE, AUDIENCE),
                List.of(PARTNER_AUDIENCE, SERVICE_AUDIENCE))) {
            var token = token(audiences.toArray(String[]::new));
            assertThatThrownBy(() -> all.decode(token)).isInstanceOf(BadJwtException.class);
        }
    }

    @Test
    void aCachedTokenStillExpires() {
        var clock = new MovableClock();
        var tokens = tokens(EnumSet.of(Kind.USER), Duration.ofHours(1), clock);
        var token = token(AUDIENCE);
        tokens.decode(token);
        clock.putForward(Duration.ofDays(1));
        assertThatThrownBy(() -> tokens.decode(token))
                .isInstanceOf(BadJwtException.class)
                .hasMessageContaining("expired");
    }

    @Test
    void aTokenThatLivesTooLongIsRefused() {
        var users = tokens(EnumSet.of(Kind.USER));

        assertThat(users.decode(tokenFor(Duration.ofHours(24)))).isNotNull();
        assertThatThrownBy(() -> users.decode(tokenFor(Duration.ofHours(24).plusSeconds(1))))
                .isInstanceOf(BadJwtException.class)
                .hasMessageContaining("longer than PT24H");
    }

    /** Whether it is older than a change of its user's access could not be told. */
    @Test
    void aTokenThatDoesNotSayWhenItWasIssuedIsRefused() {
        var users = tokens(EnumSet.of(Kind.USER));
        var undated = issuer.sign(claims ->
                claims.subject(UUID.randomUUID().toString()).audience(AUDIENCE).issueTime(null));

        assertThatThrownBy(() -> users.decode(undated)).isInstanceOf(BadJwtException.class);
    }

    /** Looks for keys are rate-limited, also those that find nobody. */
    @Test
    void noTokenIsInvalidBeforeTheIssuerWasReachedOnce() {
        var unreachable = new Tokens(
                new TrustedIssuer(
                        URI.create(issuer.uri()), URI.create("http://127.0.0.1:1/jwks.json"), EnumSet.of(Kind.USER)),
                Duration.ofSeconds(5),
                Duration.ofHours(24),
                Clock.systemUTC());
        var token = token(AUDIENCE);

        for (var attempt = 0; attempt < 5; attempt++) {
            assertThatThrownBy(() -> unreachable.decode(token))
                    .isInstanceOf(JwtException.class)
                    .isNotInstanceOf(BadJwtException.class);
        }
    }

    private String tokenFor(Duration life) {
        var now = Instant.now();
        return issuer.sign(claims -> claims.subject(UUID.randomUUID().toString())
                .audience(AUDIENCE)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(life))));
    }

    private static String audience(Kind kind) {
        return switch (kind) {
            case USER -> AUDIENCE;
            case PARTNER -> PARTNER_AUDIENCE;
            case SERVICE -> SERVICE_AUDIENCE;
        };
    }

    private String token(String... audiences) {
        return issuer.sign(
                claims -> claims.subject(UUID.randomUUID().toString()).audience(List.of(audiences)));
    }

    private Tokens tokens(Set<Kind> kinds) {
        return tokens(kinds, Duration.ofSeconds(5), Clock.systemUTC());
    }

    private Tokens tokens(Set<Kind> kinds, Duration believe, Clock clock) {
        var trusted = new TrustedIssuer(URI.create(issuer.uri()), URI.create(issuer.uri() + "/jwks.json"), kinds);
        return new Tokens(trusted, believe, Duration.ofHours(24), clock);
    }
}
