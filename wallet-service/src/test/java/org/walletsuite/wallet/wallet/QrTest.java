package org.walletsuite.wallet.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.walletsuite.platform.festival.Festival.QrKey;
import org.walletsuite.platform.festival.QrCode;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.wallet.testing.WalletServiceFixture;

class QrTest extends WalletServiceFixture {

    private static final String MINE = "/api/v1/me/wallets/";
    private static final String VALIDATE = "/api/v1/payments/validate-qr";
    private static final String INVALID = "{\"error\":{\"code\":\"INVALID_QR\",\"message\":\"QR code is not valid\"}}";

    @Test
    void isASignedTokenWithTheDocumentedClaimsForAnHour() throws Exception {
        var guest = guest();
        var festival = festival();
        var wallet = as(guest.token()).get(MINE + festival).id();
        var answer = as(guest.token()).get(MINE + festival + "/qr");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.data().propertyNames()).containsExactly("qrCode", "balance");
        assertThat(answer.data().get("balance").asLong()).isZero();
        var jwt = SignedJWT.parse(answer.data().get("qrCode").asString());
        assertThat(jwt.getHeader().getAlgorithm().getName()).isEqualTo("HS256");
        assertThat(jwt.getHeader().getKeyID()).isNotBlank();
        var claims = jwt.getJWTClaimsSet();
        assertThat(claims.getClaims().keySet())
                .containsExactlyInAnyOrder("walletId", "userId", "festivalId", "iat", "exp");
        assertThat(claims.getStringClaim("walletId")).isEqualTo(wallet.toString());
        assertThat(claims.getStringClaim("userId")).isEqualTo(guest.id().toString());
        assertThat(claims.getStringClaim("festivalId")).isEqualTo(festival.toString());
        assertThat(Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isEqualTo(Duration.ofHours(1));
    }

    @Test
    void identifiesItsWallet() {
        var guest = guest();
        var festival = festival();
        var wallet = as(guest.token()).get(MINE + festival);
        assertThat(validate(draw(guest, festival)))
                .extracting(Answer::status, Answer::body)
                .containsExactly(200, wallet.body());
    }

    @Test
    void identifiesAFrozenWalletToo() {
        var guest = guest();
        var festival = festival();
        var wallet = as(guest.token()).get(MINE + festival).id();
        as(admin).post("/api/v1/wallets/" + wallet + "/freeze");
        assertThat(validate(draw(guest, festival)).data().get("status").asString())
                .isEqualTo("FROZEN");
    }

    @Test
    void expiresToTheSecond() {
        var guest = guest();
        var festival = festival();
        as(guest.token()).get(MINE + festival);
        var code = draw(guest, festival);
        clock.putForward(Duration.ofMinutes(59).plusSeconds(30));
        assertThat(validate(code).status()).isEqualTo(200);
        clock.putForward(Duration.ofSeconds(30));
        assertThat(validate(code))
                .extracting(Answer::status, Answer::body)
                .containsExactly(400, "{\"error\":{\"code\":\"INVALID_QR\",\"message\":\"QR code has expired\"}}");
        clock.reset();
        assertThat(validate(draw(guest, festival)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"beer", "a.b.c", "eyJhbGciOiJub25lIn0.e30."})
    void isRefusedWhenItIsMalformed(String code) {
        assertThat(validate(code)).extracting(Answer::status, Answer::body).containsExactly(400, INVALID);
    }

    @Test
    void isRefusedWhenAnotherIssuerSignedIt() {
        var guest = guest();
        var festival = festival();
        var wallet = as(guest.token()).get(MINE + festival).id();
        var key = QrKey.symmetric(
                keyIdOf(draw(guest, festival)), Base64.getEncoder().encodeToString(new byte[32]));
        var forged = QrCode.sign(wallet, guest.id(), festival, key.jwk(), clock.instant(), Duration.ofHours(1));
        assertThat(validate(forged).body()).isEqualTo(INVALID);
        var good = draw(guest, festival);
        var tampered = good.substring(0, good.length() - 3) + (good.endsWith("AAA") ? "BBB" : "AAA");
        assertThat(validate(tampered).body()).isEqualTo(INVALID);
    }

    @Test
    void isRefusedWhenItsFestivalOrWalletIsUnknown() {
        var guest = guest();
        var festival = festival();
        var other = festival();
        var wallet = as(guest.token()).get(MINE + festival).id();
        assertThat(validate(signedBy(festival, UUID.randomUUID(), festival)).body())
                .isEqualTo(INVALID);
        assertThat(validate(signedBy(festival, wallet, UUID.randomUUID())).body())
                .isEqualTo(INVALID);
        assertThat(validate(signedBy(other, wallet, other)).body()).isEqualTo(INVALID);
        assertThat(validate(signedBy(festival, wallet, festival)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"qrCode\": null}", "{\"qrCode\": \"\"}", "{\"qrCode\": 5}"})
    void mustBeGiven(String body) {
        var answer = as(staff).post(VALIDATE, body);
        assertThat(answer).extracting(Answer::status, Answer::errorCode).containsExactly(400, "VALIDATION_ERROR");
        assertThat(answer.json().at("/error/details").propertyNames()).containsExactly("qrCode");
    }

    @Test
    void isReadByStaffOnly() {
        var guest = guest();
        assertThat(as(guest.token()).post(VALIDATE, "{\"qrCode\": \"beer\"}"))
                .extracting(Answer::status, Answer::errorCode, Answer::errorMessage)
                .containsExactly(401, "UNAUTHORIZED", "Staff authentication required");
        assertThat(asNobody().post(VALIDATE, "{\"qrCode\": \"beer\"}").errorMessage())
                .isEqualTo("Staff authentication required");
    }

    @Test
    void isNotIssuedToAUserWithoutAWallet() {
        assertThat(as(guest().token()).get(MINE + festival() + "/qr"))
                .extracting(Answer::status, Answer::errorMessage)
                .containsExactly(404, "Wallet not found");
    }

    private String draw(Guest guest, UUID festival) {
        return as(guest.token())
                .get(MINE + festival + "/qr")
                .data()
                .get("qrCode")
                .asString();
    }

    private Answer validate(String code) {
        return as(staff).post(VALIDATE, "{\"qrCode\": \"%s\"}".formatted(code));
    }

    private static String keyIdOf(String code) {
        return QrCode.parse(code).keyId();
    }

    /** A code with the valid signature of a festival. */
    private String signedBy(UUID signer, UUID wallet, UUID festival) {
        var key = as(issuer.serviceToken("payment"))
                .get("/internal/festivals/" + signer)
                .json()
                .get("qrKeys")
                .get(0);
        return QrCode.sign(
                wallet,
                UUID.randomUUID(),
                festival,
                QrKey.symmetric(key.get("id").asString(), key.get("secret").asString())
                        .jwk(),
                clock.instant(),
                Duration.ofHours(1));
    }
}
