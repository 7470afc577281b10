package org.walletsuite.platform.festival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.festival.Festival.QrKey;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.testing.TestIssuer;

class QrCodeTest {

    private static final Instant NOON = Instant.parse("2026-07-15T12:00:00Z");
    private static final QrKey OLD = key("old", 1);
    private static final QrKey NEW = key("new", 2);

    private final UUID wallet = UUID.randomUUID();
    private final UUID festival = UUID.randomUUID();
    private final String code = QrCode.sign(wallet, UUID.randomUUID(), festival, OLD.jwk(), NOON, Duration.ofHours(1));

    @Test
    void carriesTheWalletAndIsValidUnderAnyLiveKey() {
        var qr = QrCode.parse(code);
        qr.checkSignature(List.of(NEW, OLD));
        assertThat(qr.walletId()).isEqualTo(wallet);
        assertThat(qr.festivalId()).isEqualTo(festival);
    }

    @Test
    void expiresToTheSecondWithoutLeeway() {
        var qr = QrCode.parse(code);
        assertThatCode(() -> qr.checkTime(NOON.plusSeconds(3599))).doesNotThrowAnyException();
        assertThatThrownBy(() -> qr.checkTime(NOON.plusSeconds(3600))).hasMessage("QR code has expired");
        assertThatThrownBy(() -> qr.checkTime(NOON.minusSeconds(1))).hasMessage("QR code is not valid yet");
    }

    @Test
    void refusesAKeyThatWasRotatedAwayAndAnotherKeyOfTheSameId() {
        var qr = QrCode.parse(code);
        assertThatThrownBy(() -> qr.checkSignature(List.of(NEW))).isInstanceOf(ApiException.class);
        assertThatThrownBy(() -> qr.checkSignature(List.of(key("old", 9)))).isInstanceOf(ApiException.class);
    }

    @Test
    void refusesUnsignedCodesOtherAlgorithmsAndOtherText() throws Exception {
        var claims = SignedJWT.parse(code).getJWTClaimsSet();
        assertThatThrownBy(() -> QrCode.parse(new PlainJWT(claims).serialize())).isInstanceOf(ApiException.class);
        assertThatThrownBy(() -> QrCode.parse("beer")).isInstanceOf(ApiException.class);
        assertThatThrownBy(() -> QrCode.parse("x".repeat(1_000_000))).isInstanceOf(ApiException.class);

        var strong = QrKey.symmetric("strong", Base64.getEncoder().encodeToString(new byte[64]));
        var otherAlgorithm = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS512).keyID("strong").build(), claims);
        otherAlgorithm.sign(new MACSigner(new byte[64]));
        assertThatThrownBy(() -> QrCode.parse(otherAlgorithm.serialize()).checkSignature(List.of(strong)))
                .isInstanceOf(ApiException.class);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "OLD",
                "old ",
                "../../../../dev/null",
                "/dev/null",
                "old' or '1'='1",
                "https://evil.example/key"
            })
    void knowsAKeyByItsExactNameOnly(@Nullable String name) throws Exception {
        for (var secret : List.of(new byte[32], Base64.getDecoder().decode(OLD.secret()))) {
            var header = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(name).build();
            var named = new SignedJWT(header, SignedJWT.parse(code).getJWTClaimsSet());
            named.sign(new MACSigner(secret));
            assertRefused(named.serialize());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE", "nOnE", ""})
    void needsASignatureWhateverTheCaseOfNone(String algorithm) {
        var parts = code.split("\\.", -1);
        var header = "{\"alg\":\"" + algorithm + "\",\"kid\":\"old\"}";
        var unsigned = Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(StandardCharsets.UTF_8))
                + "." + parts[1] + ".";
        assertRefused(unsigned);
        assertRefused(unsigned + parts[2]);
    }

    @Test
    void isVerifiedWithThePublicKeyOfItsFestivalWhereThatSignsByEs256() throws Exception {
        var pair = pair("pair");
        var signed = signedBy(pair);
        var qr = QrCode.parse(signed);
        qr.checkSignature(List.of(OLD, QrKey.asymmetric(pair)));
        assertThat(SignedJWT.parse(signed).getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.ES256);
        assertThatThrownBy(() -> qr.checkSignature(List.of(QrKey.asymmetric(pair("pair")))))
                .isInstanceOf(ApiException.class);
        assertThatThrownBy(() -> qr.checkSignature(List.of(key("pair", 1)))).isInstanceOf(ApiException.class);
    }

    @Test
    void refusesAPublicKeyAsASecret() throws Exception {
        var pair = pair("pair");
        var known = QrKey.asymmetric(pair);
        var published = pair.toPublicJWK();
        var claims = SignedJWT.parse(code).getJWTClaimsSet();
        for (var secret : List.of(
                published.toJSONString().getBytes(StandardCharsets.UTF_8),
                published.toECPublicKey().getEncoded(),
                published.getX().decode(),
                new byte[32])) {
            var forged = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("pair").build(), claims);
            forged.sign(new MACSigner(secret));
            assertThatThrownBy(() -> QrCode.parse(forged.serialize()).checkSignature(List.of(known)))
                    .isInstanceOf(ApiException.class);
        }
    }

    @Test
    void refusesASignatureOfZeros() throws Exception {
        var pair = pair("pair");
        var parts = signedBy(pair).split("\\.", -1);
        var zeros = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[64]);
        var empty = QrCode.parse(parts[0] + "." + parts[1] + "." + zeros);
        assertThatThrownBy(() -> empty.checkSignature(List.of(QrKey.asymmetric(pair))))
                .isInstanceOf(ApiException.class);
    }

    @Test
    void keepsPrivateKeysOutOfWhatVerifies() throws Exception {
        var pair = pair("pair");
        var known = QrKey.asymmetric(pair);
        assertThat(known.publicKey()).doesNotContain(pair.getD().toString());
        assertThat(known.jwk().isPrivate()).isFalse();
        assertThatThrownBy(() -> new QrKey("both", "secret", "public")).isInstanceOf(IllegalArgumentException.class);
    }

    private String signedBy(JWK key) {
        return QrCode.sign(wallet, UUID.randomUUID(), festival, key, NOON, Duration.ofHours(1));
    }

    private static ECKey pair(String id) throws JOSEException {
        return new ECKeyGenerator(Curve.P_256)
                .keyID(id)
                .algorithm(JWSAlgorithm.ES256)
                .generate();
    }

    @Test
    void isNoAccessToken() {
        assertRefused(TestIssuer.shared().token(UUID.randomUUID(), Role.SUPER_ADMIN));
    }

    private static void assertRefused(String code) {
        assertThatThrownBy(() -> QrCode.parse(code).checkSignature(List.of(NEW, OLD)))
                .isInstanceOf(ApiException.class);
    }

    @Test
    void keepsTheSecretOutOfItsText() {
        assertThat(OLD.toString()).doesNotContain(OLD.secret());
    }

    private static QrKey key(String id, int fill) {
        var secret = new byte[32];
        Arrays.fill(secret, (byte) fill);
        return QrKey.symmetric(id, Base64.getEncoder().encodeToString(secret));
    }
}
