package org.walletsuite.payment.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.walletsuite.platform.festival.Festival.QrKey;
import org.walletsuite.platform.festival.QrCode;
import tools.jackson.databind.JsonNode;

class OfflineQrTest extends OfflineFixture {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(3);

    @Test
    void isCheckedAgainstTheTimeThePaymentWasTaken() {
        var shown = ago(Duration.ofHours(5));
        var code = code(shown);
        var answer = batch(
                qrItem("a-1", code, shown),
                qrItem("a-2", code, shown.plus(HOUR).minusSeconds(1)),
                qrItem("a-3", code, shown.plus(HOUR)),
                qrItem("a-4", code, shown.minusSeconds(1)));
        assertThat(answer.text("/data/0/status")).isEqualTo("COMPLETED");
        assertThat(answer.text("/data/0/transaction/walletId")).isEqualTo(wallet.toString());
        assertThat(answer.text("/data/1/status")).isEqualTo("COMPLETED");
        assertThat(answer.at("/data/2/error").toString())
                .isEqualTo("{\"code\":\"INVALID_QR\",\"message\":\"QR code has expired\"}");
        assertThat(answer.at("/data/3/error").toString())
                .isEqualTo("{\"code\":\"INVALID_QR\",\"message\":\"QR code is not valid yet\"}");
        assertThat(balance(wallet)).isEqualTo(4000);
    }

    @Test
    void isAcceptedForThreeDays() {
        var taken = ago(LONGEST);
        assertThat(error(qrItem("a-1", code(taken), taken)).toString())
                .isEqualTo("{\"code\":\"VALIDATION_ERROR\",\"message\":\"takenAt: Is too long ago.\","
                        + "\"details\":{\"takenAt\":[\"Is too long ago.\"]}}");
        var justInTime = taken.plusSeconds(60);
        assertThat(batch(qrItem("a-1", code(justInTime), justInTime)).text("/data/0/status"))
                .isEqualTo("COMPLETED");
    }

    @Test
    void allowsClocksToDifferByAMinute() {
        var soon = clock.instant().plusSeconds(50);
        assertThat(batch(item("a-1", 500, soon)).text("/data/0/status")).isEqualTo("COMPLETED");
        assertThat(error(item("a-2", 500, clock.instant().plusSeconds(90)))
                        .at("/details")
                        .toString())
                .isEqualTo("{\"takenAt\":[\"Is in the future.\"]}");
    }

    @Test
    void comparesTimesWhateverTheirNotation() {
        var taken = ago(HOUR);
        var zoned = taken.toString().replace("Z", "+00:00");
        assertThat(batch(item("a-1", 500, taken)).text("/data/0/transaction/metadata/takenAt"))
                .isEqualTo(taken.toString());
        assertThat(batch(item("a-1", 500, taken).replace(taken.toString(), zoned))
                        .text("/data/0/status"))
                .isEqualTo("DUPLICATE");
        assertThat(batch(item("a-2", 500, taken).replace(taken.toString(), zoned))
                        .text("/data/0/transaction/metadata/takenAt"))
                .isEqualTo(taken.toString());
    }

    @Test
    void mustBeSignedWithAKeyThatIsStillValid() {
        var shown = ago(HOUR);
        var code = code(shown);
        var old = festival.qrKeys().getFirst();
        rotate(newKey(), old);
        assertThat(batch(qrItem("a-1", code, shown)).text("/data/0/status")).isEqualTo("COMPLETED");
        rotate(newKey(), newKey());
        clock.putForward(MINUTE);
        assertThat(error(qrItem("a-2", code, shown)).toString())
                .isEqualTo("{\"code\":\"INVALID_QR\",\"message\":\"QR code is not valid\"}");
        assertThat(batch(qrItem("a-1", code, shown)).text("/data/0/status")).isEqualTo("DUPLICATE");
    }

    @Test
    void mayBeSignedWithAPrivateKeyToo() throws Exception {
        var shown = ago(HOUR);
        var pair = new ECKeyGenerator(Curve.P_256)
                .keyID("pair")
                .algorithm(JWSAlgorithm.ES256)
                .generate();
        rotate(QrKey.asymmetric(pair), festival.qrKeys().getFirst());
        var signed = QrCode.sign(wallet, guestId, festival.id(), pair, shown, HOUR);
        var answer = batch(qrItem("a-1", signed, shown), qrItem("a-2", code(shown), shown));
        assertThat(answer.text("/data/0/status")).isEqualTo("COMPLETED");
        assertThat(answer.text("/data/1/status")).isEqualTo("COMPLETED");
    }

    @Test
    void isRefusedWhenItIsForgedOrMalformed() {
        var forger = QrKey.symmetric(
                festival.qrKeys().getFirst().id(), Base64.getEncoder().encodeToString(new byte[32]));
        var shown = ago(HOUR);
        var forged = QrCode.sign(wallet, guestId, festival.id(), forger.jwk(), shown, HOUR);
        assertThat(error(qrItem("a-1", forged, shown)).at("/code").asString()).isEqualTo("INVALID_QR");
        assertThat(error(qrItem("a-1", "beer", shown)).at("/code").asString()).isEqualTo("INVALID_QR");
        assertThat(batch(qrItem("a-1", code(shown), shown)).text("/data/0/status"))
                .isEqualTo("COMPLETED");
        assertThat(error(qrItem("a-1", forged, shown)).at("/code").asString()).isEqualTo("INVALID_QR");
    }

    @Test
    void isNotCheckedAgainOnceThePaymentWasMade() {
        var shown = ago(LONGEST.minus(MINUTE));
        var code = code(shown);
        var item = qrItem("a-1", code, shown);
        var first = batch(item);
        clock.putForward(MINUTE.multipliedBy(2));
        as(admin).post("/api/v1/stands/" + bar + "/deactivate");
        var again = batch(item);
        assertThat(again.text("/data/0/status")).isEqualTo("DUPLICATE");
        assertThat(again.at("/data/0/transaction")).isEqualTo(first.at("/data/0/transaction"));
        assertThat(error(qrItem("a-2", code, shown)).at("/details").propertyNames())
                .containsExactly("takenAt");
        assertThat(error(qrItem("a-1", code, 501, shown)).at("/code").asString())
                .isEqualTo("OFFLINE_ID_REUSED");
        assertThat(balance(wallet)).isEqualTo(4500);
    }

    private JsonNode error(String item) {
        return batch(item).at("/data/0/error");
    }

    private String code(Instant shown) {
        return QrCode.sign(
                wallet, guestId, festival.id(), festival.qrKeys().getFirst().jwk(), shown, HOUR);
    }
}
