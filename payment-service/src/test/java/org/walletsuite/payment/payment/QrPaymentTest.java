package org.walletsuite.payment.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.platform.testing.Patience.await;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.walletsuite.platform.festival.Festival.QrKey;
import org.walletsuite.platform.festival.QrCode;
import org.walletsuite.platform.id.Ids;

class QrPaymentTest extends PaymentFixture {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void chargesTheWalletThatTheCodeNames() {
        var answer = pay(qrBody(qr(HOUR), 500));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("/data/walletId")).isEqualTo(wallet.toString());
        assertThat(balance(wallet)).isEqualTo(4500);
    }

    @Test
    void isRefusedFromTheMomentTheCodeExpires() {
        var code = qr(MINUTE);
        clock.putForward(MINUTE);
        assertThat(pay(qrBody(code, 500)).error()).isEqualTo("400 INVALID_QR: QR code has expired");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "beer", "a.b.c", "eyJhbGciOiJub25lIn0.e30.", "eyJhbGciOiJIUzI1NiJ9.e30.AAAA"})
    void refusesAMalformedCode(String code) {
        assertThat(pay(qrBody(code, 500)).error()).isEqualTo("400 INVALID_QR: QR code is not valid");
    }

    @Test
    void refusesAForgedCode() {
        var known = festival.qrKeys().getFirst().id();
        var forged = QrKey.symmetric(known, Base64.getEncoder().encodeToString(new byte[32]));
        var code = QrCode.sign(wallet, guestId, festival.id(), forged.jwk(), clock.instant(), HOUR);
        assertThat(pay(qrBody(code, 500)).error()).isEqualTo("400 INVALID_QR: QR code is not valid");
        assertThat(balance(wallet)).isEqualTo(5000);
    }

    @Test
    void chargesByACodeThatAPrivateKeyHasSignedAndByOlderOnesOfASecret() throws Exception {
        var old = qr(HOUR);
        var pair = pair();
        var secret = festival.qrKeys().getFirst();
        rotate(QrKey.asymmetric(pair), secret);
        var code = QrCode.sign(wallet, guestId, festival.id(), pair, clock.instant(), HOUR);
        assertThat(pay(qrBody(code, 500)).status()).isEqualTo(200);
        assertThat(pay(qrBody(old, 500)).status()).isEqualTo(200);
    }

    @Test
    void refusesACodeThatIsSignedWithAPublicKeyAsASecret() throws Exception {
        var pair = pair();
        rotate(QrKey.asymmetric(pair));
        var secret = Base64.getEncoder().encodeToString(pair.toECPublicKey().getEncoded());
        var confused = QrKey.symmetric(pair.getKeyID(), secret);
        var code = QrCode.sign(wallet, guestId, festival.id(), confused.jwk(), clock.instant(), HOUR);
        assertThat(pay(qrBody(code, 500)).error()).isEqualTo("400 INVALID_QR: QR code is not valid");
        assertThat(balance(wallet)).isEqualTo(5000);
    }

    private static ECKey pair() throws JOSEException {
        return new ECKeyGenerator(Curve.P_256)
                .keyID(Ids.next().toString())
                .algorithm(JWSAlgorithm.ES256)
                .generate();
    }

    @Test
    void refusesACodeOfAnotherFestival() {
        var elsewhere = newFestival();
        var code = QrCode.sign(
                newWallet(guestId, elsewhere),
                guestId,
                elsewhere.id(),
                elsewhere.qrKeys().getFirst().jwk(),
                clock.instant(),
                HOUR);
        assertThat(pay(qrBody(code, 500)).error())
                .isEqualTo("400 FESTIVAL_MISMATCH: Wallet and stand belong to different festivals");
    }

    @Test
    void acceptsANewKeyAtOnceAndOldOnesAsLongAsTheyAreValid() {
        var old = festival.qrKeys().getFirst();
        assertThat(pay(qrBody(qr(HOUR), 500)).status()).isEqualTo(200);
        var fresh = newKey();
        rotate(fresh, old);
        var code = QrCode.sign(wallet, guestId, festival.id(), fresh.jwk(), clock.instant(), HOUR);
        assertThat(atOnce(10, _ -> pay(qrBody(code, 100))))
                .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
        assertThat(pay(qrBody(qr(HOUR), 500)).status()).isEqualTo(200);
    }

    @Test
    void looksUpAnUnknownKeyAtMostOnceASecond() {
        assertThat(pay(500).status()).isEqualTo(200);
        var before = ground.questions();
        var code = QrCode.sign(wallet, guestId, festival.id(), newKey().jwk(), clock.instant(), HOUR);
        atOnce(10, _ -> pay(qrBody(code, 100)))
                .forEach(answer -> assertThat(answer.error()).isEqualTo("400 INVALID_QR: QR code is not valid"));
        assertThat(ground.questions()).isEqualTo(before + 1);
        clock.putForward(Duration.ofSeconds(1));
        assertThat(pay(qrBody(code, 100)).error()).isEqualTo("400 INVALID_QR: QR code is not valid");
        assertThat(ground.questions()).isEqualTo(before + 2);
    }

    @Test
    void goesOnWithKnownKeysWhileWalletServiceIsUnavailable() {
        assertThat(pay(qrBody(qr(HOUR), 500)).status()).isEqualTo(200);
        ground.becomeUnavailable();
        var asked = ground.questions();
        clock.putForward(MINUTE);
        assertThat(pay(qrBody(qr(HOUR), 500)).status()).isEqualTo(200);
        await().until(() -> ground.questions() == asked + 1);
        assertThat(pay(qrBody(qr(HOUR), 500)).status()).isEqualTo(200);
        assertThat(ground.questions()).isEqualTo(asked + 1);
        var unknown = QrCode.sign(wallet, guestId, festival.id(), newKey().jwk(), clock.instant(), HOUR);
        var refused = pay(qrBody(unknown, 500));
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).isEqualTo("1");
    }

    @Test
    void forgetsAKeyThatWasRotatedAway() {
        var code = qr(HOUR);
        assertThat(pay(qrBody(code, 500)).status()).isEqualTo(200);
        rotate(newKey());
        clock.putForward(MINUTE);
        assertThat(pay(qrBody(code, 1)).error()).isEqualTo("400 INVALID_QR: QR code is not valid");
    }
}
