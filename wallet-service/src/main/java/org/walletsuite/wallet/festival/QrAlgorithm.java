package org.walletsuite.wallet.festival;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.ParseException;

/** How QR codes are signed: with a secret that services share, or with a private key whose public one tills have. */
enum QrAlgorithm {
    HS256,
    ES256;

    private static final int SECRET_BYTES = 32;

    /** A new key in the form that is sealed. */
    byte[] newKey(String kid, SecureRandom random) {
        return switch (this) {
            case HS256 -> {
                var secret = new byte[SECRET_BYTES];
                random.nextBytes(secret);
                yield secret;
            }
            case ES256 -> newPair(kid, random).toJSONString().getBytes(StandardCharsets.UTF_8);
        };
    }

    /** The key that signs, from its sealed form. */
    JWK signing(String kid, byte[] key) {
        return switch (this) {
            case HS256 ->
                new OctetSequenceKey.Builder(key)
                        .keyID(kid)
                        .algorithm(JWSAlgorithm.HS256)
                        .build();
            case ES256 -> pair(kid, key);
        };
    }

    private static ECKey newPair(String kid, SecureRandom random) {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyID(kid)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .secureRandom(random)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("Every JDK has P-256", e);
        }
    }

    private static ECKey pair(String kid, byte[] key) {
        try {
            return ECKey.parse(new String(key, StandardCharsets.UTF_8));
        } catch (ParseException e) {
            throw new IllegalStateException("QR key " + kid + " cannot be read", e);
        }
    }
}
