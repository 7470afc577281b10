package org.walletsuite.wallet.festival;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.walletsuite.platform.festival.Festival.QrKey;
import org.walletsuite.platform.festival.QrCode;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.wallet.testing.WalletServiceFixture;

@SuppressWarnings("NullAway.Init") // Filled before each test.
class QrAlgorithmTest extends WalletServiceFixture {

    private static final String FESTIVALS = "/api/v1/festivals";

    private Guest guest;
    private UUID festival;

    @BeforeEach
    void holdAFestival() {
        guest = guest();
        festival = as(admin).post(FESTIVALS, """
                {"name": "Summer Sounds", "startDate": "2026-07-01", "endDate": "2026-07-03", "qrAlgorithm": "ES256"}""").expect(201).id();
        as(guest.token()).get("/api/v1/me/wallets/" + festival).expect(200);
    }

    @Test
    void publishesTheKeyThatVerifiesACodeOffline() throws Exception {
        var code = SignedJWT.parse(draw());

        var published = as(guest.token()).get(FESTIVALS + "/" + festival + "/qr-keys");

        assertThat(published.json().propertyNames()).containsExactly("keys");
        assertThat(published.at("/keys/0").propertyNames())
                .containsExactly("kty", "crv", "use", "alg", "kid", "x", "y");
        var key = JWKSet.parse(published.body()).getKeyByKeyId(code.getHeader().getKeyID());
        assertThat(code.getHeader().getAlgorithm().getName()).isEqualTo("ES256");
        assertThat(code.verify(new ECDSAVerifier((ECKey) key))).isTrue();
        assertThat(validate(code.serialize())).isEqualTo(200);
    }

    @Test
    void publishesNoKeysOfFestivalsThatSignWithASecret() {
        var other = festival();
        assertThat(as(guest.token()).get(FESTIVALS + "/" + other).text("/data/qrAlgorithm"))
                .isEqualTo("HS256");
        assertThat(as(guest.token()).get(FESTIVALS + "/" + other + "/qr-keys").body())
                .isEqualTo("{\"keys\":[]}");
        assertThat(as(guest.token())
                        .get(FESTIVALS + "/" + UUID.randomUUID() + "/qr-keys")
                        .error())
                .isEqualTo("404 NOT_FOUND: Festival not found");
        assertThat(asNobody().get(FESTIVALS + "/" + other + "/qr-keys").status())
                .isEqualTo(401);
    }

    @Test
    void keepsTwoKeysAcrossARotationAndNoMore() throws Exception {
        var first = draw();
        rotate();
        var second = draw();
        assertThat(published()).containsExactly(keyOf(second), keyOf(first));
        assertThat(List.of(validate(first), validate(second))).containsOnly(200);
        rotate();
        assertThat(published()).hasSize(2).doesNotContain(keyOf(first));
        assertThat(validate(first)).isEqualTo(400);
        assertThat(validate(second)).isEqualTo(200);
    }

    @Test
    void acceptsEveryCodeOnScreensAcrossChangesAndARotation() {
        var pair = draw();
        become("HS256");
        var secret = draw();
        rotate();
        become("ES256");
        var latest = draw();
        assertThat(List.of(validate(pair), validate(secret), validate(latest))).containsOnly(200);
        assertThat(List.of(keyOf(pair), keyOf(secret), keyOf(latest))).doesNotHaveDuplicates();
        rotate();
        assertThat(List.of(validate(pair), validate(secret))).containsOnly(400);
        assertThat(validate(latest)).isEqualTo(200);
    }

    @Test
    void signsWithTheSameKeyAgainAfterAChangeThereAndBack() {
        var before = keyOf(draw());
        become("HS256");
        become("ES256");
        assertThat(keyOf(draw())).isEqualTo(before);
        atOnce(6, number -> become(number % 2 == 0 ? "HS256" : "ES256"));
        assertThat(count("festival_key", "festival_id = ?", festival)).isEqualTo(2);
    }

    @Test
    void refusesACodeThatIsSignedWithThePublicKeyAsASecret() throws Exception {
        var key = JWKSet.parse(as(guest.token())
                        .get(FESTIVALS + "/" + festival + "/qr-keys")
                        .body())
                .getKeys()
                .getFirst()
                .toECKey();
        var secret = Base64.getEncoder().encodeToString(key.toECPublicKey().getEncoded());
        var wallet = as(guest.token()).get("/api/v1/me/wallets/" + festival).id();
        var forged = QrCode.sign(
                wallet,
                guest.id(),
                festival,
                QrKey.symmetric(key.getKeyID(), secret).jwk(),
                clock.instant(),
                Duration.ofHours(1));
        assertThat(validate(forged)).isEqualTo(400);
    }

    @Test
    void sharesPublicKeysOnlyAndSealsPrivateOnes() {
        var internal = as(issuer.serviceToken("payment"))
                .get("/internal/festivals/" + festival)
                .body();
        assertThat(internal).contains("\\\"crv\\\":\\\"P-256\\\"").doesNotContain("\\\"d\\\"");
        assertThat(db.sql("select sealed_secret from festival_key where festival_id = ?")
                        .param(festival)
                        .query((row, _) -> new String(row.getBytes(1), StandardCharsets.ISO_8859_1))
                        .list())
                .hasSize(1)
                .noneMatch(kept -> kept.contains("P-256"));
    }

    @Test
    void isOneOfTwo() {
        for (var value : List.of("\"RS256\"", "\"none\"", "5", "null")) {
            var answer = as(admin).patch(FESTIVALS + "/" + festival, "{\"qrAlgorithm\": " + value + "}");
            assertThat(answer.expect(400).at("/error/details").propertyNames()).containsExactly("qrAlgorithm");
        }
        assertThat(keyOf(draw())).isEqualTo(published().getFirst());
    }

    private Answer become(String algorithm) {
        return as(admin)
                .patch(FESTIVALS + "/" + festival, "{\"qrAlgorithm\": \"" + algorithm + "\"}")
                .expect(200);
    }

    private void rotate() {
        as(admin).post(FESTIVALS + "/" + festival + "/rotate-qr-key").expect(200);
    }

    private List<String> published() {
        return as(guest.token())
                .get(FESTIVALS + "/" + festival + "/qr-keys")
                .at("/keys")
                .findValuesAsString("kid");
    }

    private String draw() {
        return as(guest.token())
                .get("/api/v1/me/wallets/" + festival + "/qr")
                .expect(200)
                .text("/data/qrCode");
    }

    private int validate(String code) {
        return as(staff)
                .post("/api/v1/payments/validate-qr", "{\"qrCode\": \"" + code + "\"}")
                .status();
    }

    private static String keyOf(String code) {
        try {
            return SignedJWT.parse(code).getHeader().getKeyID();
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
