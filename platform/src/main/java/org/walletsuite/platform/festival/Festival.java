package org.walletsuite.platform.festival;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import java.text.ParseException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.money.Asset;

/**
 * A festival's data for other services.
 *
 * @param timezone the time zone of its reports
 * @param asset its token
 * @param cashInAccount the ledger account that cash top-ups come out of
 * @param cardInAccount the ledger account that card top-ups come out of
 * @param qrKeys the keys that verify its QR codes, the one that signs new ones first
 * @param statuses its statuses as set by its organisers, and when
 */
public record Festival(
        UUID id,
        String name,
        ZoneId timezone,
        Asset asset,
        UUID cashInAccount,
        UUID cardInAccount,
        List<QrKey> qrKeys,
        StatusHistory<Status> statuses) {

    /** A festival's status, set by its organisers; after ENDED there are no sales and no top-ups. */
    public enum Status {
        ACTIVE,
        ENDED
    }

    /** The program of all festival accounts in the ledger. */
    public static final String PROGRAM = "festival";

    private static final String ASSET = "FEST-";

    /** The code of a festival's token in the ledger. */
    public static String assetCode(UUID festivalId) {
        return ASSET + festivalId;
    }

    /** The festival that this token belongs to; empty for other assets. */
    public static Optional<UUID> idOfAsset(String code) {
        return code.startsWith(ASSET) ? Optional.of(UUID.fromString(code.substring(ASSET.length()))) : Optional.empty();
    }

    public boolean hasKey(String keyId) {
        return qrKeys.stream().anyMatch(key -> key.id().equals(keyId));
    }

    public boolean hasEndedBy(Instant time) {
        return statuses.at(time) == Status.ENDED;
    }

    /**
     * A key that verifies QR codes.
     *
     * @param id the {@code kid} in a code's header
     * @param secret the HS256 key, Base64; null for ES256
     * @param publicKey the ES256 public key, a JWK; null for HS256
     */
    public record QrKey(
            String id, @Nullable String secret, @Nullable String publicKey) {

        public QrKey {
            if ((secret == null) == (publicKey == null)) {
                throw new IllegalArgumentException("QR key " + id + " is either a secret or a public key");
            }
        }

        /** An HS256 key, Base64. */
        public static QrKey symmetric(String id, String secret) {
            return new QrKey(id, secret, null);
        }

        /** What verifies codes that this ES256 key signs. */
        public static QrKey asymmetric(ECKey key) {
            return new QrKey(key.getKeyID(), null, key.toPublicJWK().toJSONString());
        }

        /** This key as a JWK with its algorithm; the private part of an ES256 key is not in it. */
        public JWK jwk() {
            return secret == null
                    ? point(Objects.requireNonNull(publicKey))
                    : new OctetSequenceKey.Builder(Base64.getDecoder().decode(secret))
                            .keyID(id)
                            .algorithm(JWSAlgorithm.HS256)
                            .build();
        }

        /** Of these two the key has one: what a code's header says does not count. */
        JWSAlgorithm algorithm() {
            return secret == null ? JWSAlgorithm.ES256 : JWSAlgorithm.HS256;
        }

        JWSVerifier verifier() throws JOSEException {
            return secret == null
                    ? new ECDSAVerifier(point(Objects.requireNonNull(publicKey)))
                    : new MACVerifier(Base64.getDecoder().decode(secret));
        }

        private static ECKey point(String key) {
            try {
                return ECKey.parse(key);
            } catch (ParseException e) {
                throw new IllegalStateException("A festival's public key cannot be read", e);
            }
        }

        @Override
        public String toString() {
            return "QrKey[id=" + id + "]";
        }
    }
}
