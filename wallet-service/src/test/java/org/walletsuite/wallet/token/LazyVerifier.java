package org.walletsuite.wallet.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;

/** Fetches keys as rarely as the platform's own check does, and unlike that never because of an unknown key. */
final class LazyVerifier {

    private static final Duration FRESH = Duration.ofMinutes(5);

    private final URI jwks;
    private JWKSet known = new JWKSet();
    private Instant fetched;

    LazyVerifier(URI jwks, Instant phase) {
        this.jwks = jwks;
        this.fetched = phase;
        fetch();
    }

    boolean accepts(SignedJWT token, Instant now) {
        if (!now.isBefore(fetched.plus(FRESH))) {
            fetched = now;
            fetch();
        }
        var key = known.getKeyByKeyId(token.getHeader().getKeyID());
        try {
            return key != null && token.verify(new RSASSAVerifier(key.toRSAKey()));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private void fetch() {
        try {
            known = JWKSet.load(jwks.toURL());
        } catch (IOException | ParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
