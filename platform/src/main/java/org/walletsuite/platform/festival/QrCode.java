package org.walletsuite.platform.festival;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.produce.JWSSignerFactory;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.festival.Festival.QrKey;

/**
 * A wallet's QR code: a JWT signed with the festival's key, by HS256 or ES256. A parsed code's content must not be trusted
 * before {@link #checkSignature}.
 */
public final class QrCode {

    private static final String WALLET = "walletId";
    private static final String USER = "userId";
    private static final String FESTIVAL = "festivalId";
    private static final int LONGEST = 2_048;

    private static final JWSSignerFactory SIGNERS = new DefaultJWSSignerFactory();

    private final SignedJWT jwt;
    private final UUID walletId;
    private final UUID festivalId;
    private final Instant issuedAt;
    private final Instant expiresAt;

    private QrCode(SignedJWT jwt) throws ParseException {
        var claims = jwt.getJWTClaimsSet();
        this.jwt = jwt;
        this.walletId = UUID.fromString(claims.getStringClaim(WALLET));
        this.festivalId = UUID.fromString(claims.getStringClaim(FESTIVAL));
        this.issuedAt = claims.getIssueTime().toInstant();
        this.expiresAt = claims.getExpirationTime().toInstant();
    }

    /**
     * Creates a code that is valid from now for the given time.
     *
     * @param key an HS256 secret or an ES256 private key, with its id and its algorithm
     */
    public static String sign(UUID walletId, UUID userId, UUID festivalId, JWK key, Instant now, Duration validity) {
        var claims = new JWTClaimsSet.Builder()
                .claim(WALLET, walletId.toString())
                .claim(USER, userId.toString())
                .claim(FESTIVAL, festivalId.toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(validity)))
                .build();
        var header = new JWSHeader.Builder(JWSAlgorithm.parse(key.getAlgorithm().getName()))
                .type(JOSEObjectType.JWT)
                .keyID(key.getKeyID())
                .build();
        try {
            var jwt = new SignedJWT(header, claims);
            jwt.sign(SIGNERS.createJWSSigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("QR key " + key.getKeyID() + " cannot sign", e);
        }
    }

    /** Parses a code without verifying it; throws INVALID_QR when it isn't one of ours. */
    public static QrCode parse(String code) {
        if (code.length() > LONGEST) {
            throw invalid(null);
        }
        try {
            return new QrCode(SignedJWT.parse(code));
        } catch (ParseException | IllegalArgumentException | NullPointerException e) {
            throw invalid(e);
        }
    }

    /**
     * Throws INVALID_QR unless one of the keys signed this code. The algorithm is the key's: a public key must never be
     * taken for a secret.
     */
    public void checkSignature(List<QrKey> keys) {
        var header = jwt.getHeader();
        var key = keys.stream()
                .filter(candidate -> candidate.id().equals(header.getKeyID()))
                .findFirst()
                .orElseThrow(() -> invalid(null));
        try {
            if (!key.algorithm().equals(header.getAlgorithm()) || !jwt.verify(key.verifier())) {
                throw invalid(null);
            }
        } catch (JOSEException e) {
            throw invalid(e);
        }
    }

    /** Throws INVALID_QR unless the code was valid at this moment; there is no leeway. */
    public void checkTime(Instant at) {
        if (!at.isBefore(expiresAt)) {
            throw new ApiException(FestivalFailure.INVALID_QR, "QR code has expired");
        }
        if (at.isBefore(issuedAt)) {
            throw new ApiException(FestivalFailure.INVALID_QR, "QR code is not valid yet");
        }
    }

    /** The id of the key that signed it, not verified yet. */
    public String keyId() {
        return String.valueOf(jwt.getHeader().getKeyID());
    }

    public UUID walletId() {
        return walletId;
    }

    public UUID festivalId() {
        return festivalId;
    }

    private static ApiException invalid(@Nullable Exception cause) {
        return new ApiException(FestivalFailure.INVALID_QR, "QR code is not valid", cause);
    }
}
