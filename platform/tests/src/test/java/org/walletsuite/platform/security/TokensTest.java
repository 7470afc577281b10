package org.walletsuite.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.walletsuite.platform.security.SecuritySettings.AUDIENCE;
import static org.walletsuite.platform.security.SecuritySettings.SERVICE_AUDIENCE;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.walletsuite.platform.security.SecuritySettings.TrustedIssuer;
import org.walletsuite.platform.testing.MovableClock;
import org.walletsuite.platform.testing.TestIssuer;

class TokensTest {

    private final TestIssuer issuer = TestIssuer.shared();
    private final Tokens services = tokens(true);
    private final Tokens peopleOnly = tokens(false);

    @Test
    void onlyAnIssuerOfServiceTokensNamesTheirAudience() {
        var person = token(AUDIENCE);
        var service = token(SERVICE_AUDIENCE);
        var both = token(AUDIENCE, SERVICE_AUDIENCE);
        assertThat(services.decode(person).getAudience()).containsExactly(AUDIENCE);
        assertThat(services.decode(service).getAudience()).containsExactly(SERVICE_AUDIENCE);
        assertThat(services.decode(both).getAudience()).containsExactly(AUDIENCE, SERVICE_AUDIENCE);
        assertThat(peopleOnly.decode(person).getAudience()).containsExactly(AUDIENCE);
        assertThatThrownBy(() -> peopleOnly.decode(service)).isInstanceOf(BadJwtException.class);
        assertThatThrownBy(() -> peopleOnly.decode(both)).isInstanceOf(BadJwtException.class);
    }

    @Test
    void aTokenBelievedBeforeStillExpires() {
        var clock = new MovableClock();
        var tokens = tokens(false, Duration.ofHours(1), clock);
        var token = token(AUDIENCE);
        tokens.decode(token);
        clock.putForward(Duration.ofDays(1));
        assertThatThrownBy(() -> tokens.decode(token))
                .isInstanceOf(BadJwtException.class)
                .hasMessageContaining("expired");
    }

    private String token(String... audiences) {
        return issuer.sign(
                claims -> claims.subject(UUID.randomUUID().toString()).audience(List.of(audiences)));
    }

    private Tokens tokens(boolean issuesServiceTokens) {
        return tokens(issuesServiceTokens, Duration.ofSeconds(5), Clock.systemUTC());
    }

    private Tokens tokens(boolean issuesServiceTokens, Duration believe, Clock clock) {
        var trusted = new TrustedIssuer(
                URI.create(issuer.uri()), URI.create(issuer.uri() + "/jwks.json"), issuesServiceTokens);
        return new Tokens(trusted, believe, clock);
    }
}
