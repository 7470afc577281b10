package org.walletsuite.platform.signing;

import com.nimbusds.jose.jwk.RSAKey;
import java.time.Instant;

/**
 * A key pair of this issuer.
 *
 * @param signsFrom when it starts signing; it is published before, so that verifiers know it by then
 */
public record SigningKey(RSAKey pair, Instant signsFrom) {

    @Override
    public String toString() {
        return "SigningKey[kid=" + pair.getKeyID() + ", signsFrom=" + signsFrom + "]";
    }
}
