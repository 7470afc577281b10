package org.walletsuite.wallet.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Date;
import java.util.stream.Stream;

/** Tokens that were issued and have not expired. */
final class LiveTokens {

    private final ArrayDeque<Live> tokens = new ArrayDeque<>();
    private final Duration life;

    LiveTokens(Duration life) {
        this.life = life;
    }

    void issue(RSAKey signer, Instant now) {
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID(signer.getKeyID())
                .build();
        var claims = new JWTClaimsSet.Builder()
                .expirationTime(Date.from(now.plus(life)))
                .build();
        try {
            var token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(signer));
            tokens.addLast(new Live(token, now.plus(life)));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Those that are most likely to be refused: just issued, and about to expire. */
    Stream<SignedJWT> oldestAndNewest(Instant now) {
        while (!tokens.isEmpty() && !tokens.getFirst().expiry().isAfter(now)) {
            tokens.removeFirst();
        }
        return Stream.concat(
                        tokens.stream().limit(2), tokens.reversed().stream().limit(2))
                .map(Live::token);
    }

    private record Live(SignedJWT token, Instant expiry) {}
}
