package org.walletsuite.wallet.festival;

import com.nimbusds.jose.jwk.ECKey;
import java.util.List;
import java.util.stream.Stream;
import org.walletsuite.platform.festival.Festival.QrKey;

/**
 * A JWK set (RFC 7517) of the keys with which tills verify a festival's codes while they are offline, the signing one
 * first.
 */
record PublicQrKeys(List<PublicQrKey> keys) {

    static final PublicQrKeys NONE = new PublicQrKeys(List.of());

    static PublicQrKeys of(List<QrKey> valid) {
        return new PublicQrKeys(valid.stream()
                .map(QrKey::jwk)
                .flatMap(key -> key instanceof ECKey point ? Stream.of(PublicQrKey.of(point)) : Stream.empty())
                .toList());
    }

    /** A public key on the curve P-256. */
    record PublicQrKey(String kty, String crv, String use, String alg, String kid, String x, String y) {

        static PublicQrKey of(ECKey key) {
            return new PublicQrKey(
                    key.getKeyType().getValue(),
                    key.getCurve().getName(),
                    key.getKeyUse().identifier(),
                    key.getAlgorithm().getName(),
                    key.getKeyID(),
                    key.getX().toString(),
                    key.getY().toString());
        }
    }
}
