package org.walletsuite.wallet.exchange;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.normalisation.EmailAddress;
import org.walletsuite.platform.text.Line;
import org.walletsuite.wallet.password.Normalisation;

/**
 * Whom a verified token of the provider names.
 *
 * @param email normalised; null where the provider has not proved it
 * @param token the digest of what was signed, in hexadecimal
 * @param end when nobody believes the token any more
 */
record ProviderUser(
        String issuer,
        String subject,
        @Nullable String email,
        @Nullable String fullName,
        String token,
        Instant end) {

    static ProviderUser of(JWTClaimsSet claims, String token, Duration leeway) {
        // Some providers write it as a text.
        var isProved = "true".equals(String.valueOf(claims.getClaim("email_verified")));
        return new ProviderUser(
                claims.getIssuer(),
                claims.getSubject(),
                isProved
                        ? text(claims, "email").flatMap(EmailAddress::canonical).orElse(null)
                        : null,
                text(claims, "name")
                        .flatMap(name -> Line.of(name, Normalisation.LONGEST_NAME))
                        .orElse(null),
                token,
                claims.getExpirationTime().toInstant().plus(leeway));
    }

    private static Optional<String> text(JWTClaimsSet claims, String name) {
        return claims.getClaim(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    @Override
    public String toString() {
        return "ProviderUser[issuer=" + issuer + ", subject=" + subject + "]";
    }
}
