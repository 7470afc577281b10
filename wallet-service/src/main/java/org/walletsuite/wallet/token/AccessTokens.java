package org.walletsuite.wallet.token;

import com.nimbusds.jose.jwk.JWKSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.security.SecuritySettings;
import org.walletsuite.platform.signing.SigningKeys;

/** Signs the access tokens of users and services. */
@Component
public class AccessTokens {

    private final JwtEncoder encoder;
    private final String issuer;
    private final Duration life;
    private final Clock clock;

    AccessTokens(SigningKeys keys, SecuritySettings security, TokenSettings settings, Clock clock) {
        this.encoder = new NimbusJwtEncoder((selector, _) -> selector.select(new JWKSet(keys.signer())));
        this.issuer = security.issuers().getFirst().uri().toString();
        this.life = settings.accessLife();
        this.clock = clock;
    }

    /**
     * The user for whom a token is issued.
     *
     * @param number the user's sequence number, which some families show as the id
     * @param name the user's display name
     * @param roles all roles of the user
     * @param email left out of the token where there is none
     * @param notBefore a whole second; tokens issued before it are revoked; null where there are none
     */
    public record Holder(
            UUID id,
            long number,
            List<String> roles,
            String name,
            @Nullable String email,
            @Nullable Instant notBefore) {}

    /** A token for a user; sign it while the user's row is locked, so that its content is current. */
    public String forUser(Holder holder) {
        var now = now();
        var issuedAt = holder.notBefore() == null || holder.notBefore().isBefore(now) ? now : holder.notBefore();
        var claims = claims(holder.id().toString(), SecuritySettings.AUDIENCE, issuedAt)
                .claim("number", holder.number())
                .claim("roles", holder.roles())
                .claim("preferred_username", holder.name());
        if (holder.email() != null) {
            claims.claim("email", holder.email());
        }
        return sign(claims);
    }

    /** A token for a service, valid for {@code /internal/**} only. */
    String forService(String name) {
        return sign(claims(name, SecuritySettings.SERVICE_AUDIENCE, now()));
    }

    /** The lifetime of a token from its signature on. */
    public Duration life() {
        return life;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private JwtClaimsSet.Builder claims(String subject, String audience, Instant issuedAt) {
        return JwtClaimsSet.builder()
                .subject(subject)
                .issuer(issuer)
                .audience(List.of(audience))
                .issuedAt(issuedAt)
                .expiresAt(issuedAt.plus(life))
                .id(Ids.next().toString());
    }

    private String sign(JwtClaimsSet.Builder claims) {
        var header = JwsHeader.with(SignatureAlgorithm.RS256).type("JWT").build();
        return encoder.encode(JwtEncoderParameters.from(header, claims.build())).getTokenValue();
    }
}
