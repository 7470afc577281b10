package org.walletsuite.platform.festival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
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
    private final String code = QrCode.sign(wallet, UUID.randomUUID(), festival, OLD, NOON, Duration.ofHours(1));

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

        var strong = new QrKey("strong", Base64.getEncoder().encodeToString(new byte[64]));
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
        return new QrKey(id, Base64.getEncoder().encodeToString(secret));
    }
}
