package org.walletsuite.wallet.festival;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.walletsuite.platform.festival.QrCode;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.wallet.testing.WalletServiceFixture;

@SuppressWarnings("NullAway.Init") // Filled before each test.
class QrKeyRotationTest extends WalletServiceFixture {

    private Guest guest;
    private UUID festival;

    @BeforeEach
    void holdAFestival() {
        guest = guest();
        festival = festival();
    }

    @Test
    void signsWithTheNewKeyAndAcceptsThePreviousOneButNoOlderOnes() {
        as(guest.token()).get("/api/v1/me/wallets/" + festival);
        var first = draw();
        rotate(null);
        var second = draw();
        assertThat(keyOf(second)).isNotEqualTo(keyOf(first));
        assertThat(validate(first)).isEqualTo(200);
        assertThat(validate(second)).isEqualTo(200);
        rotate(null);
        var third = draw();
        assertThat(validate(first)).isEqualTo(400);
        assertThat(validate(second)).isEqualTo(200);
        assertThat(validate(third)).isEqualTo(200);
        assertThat(shared()).containsExactly(keyOf(third), keyOf(second));
    }

    @Test
    void answersIdsAndTimesAndNoSecrets() {
        var before = shared().getFirst();
        var answer = rotate(null);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.data().propertyNames()).containsExactly("festivalId", "keys");
        assertThat(answer.data().get("festivalId").asString()).isEqualTo(festival.toString());
        assertThat(keys(answer)).hasSize(2).endsWith(before).isEqualTo(shared());
        assertThat(answer.data().get("keys").get(0).propertyNames()).containsExactly("id", "createdAt");
        assertThat(answer.data().at("/keys/0/createdAt").asString())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    }

    @Test
    void happensOnceForOneIdempotencyKeyEvenMuchLater() {
        var key = UUID.randomUUID().toString();
        var first = rotate(key);
        var live = shared();
        var again = rotate(key);
        assertThat(again).extracting(Answer::status, Answer::body).containsExactly(200, first.body());
        assertThat(again.headers().getFirst("Idempotent-Replayed")).isEqualTo("true");
        assertThat(shared()).isEqualTo(live);
        rotate(null);
        rotate(null);
        assertThat(rotate(key).body()).isEqualTo(first.body());
    }

    @Test
    void isRefusedForAnotherFestivalWithTheSameKey() {
        var key = UUID.randomUUID().toString();
        var other = festival();
        rotate(key);
        assertThat(as(admin).withKey(key).post("/api/v1/festivals/" + other + "/rotate-qr-key"))
                .extracting(Answer::status, Answer::errorCode)
                .containsExactly(422, "IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void leavesExactlyTwoKeysWhenManyRotateAtOnceWithACorrectAnswerForEach() throws Exception {
        var first = shared().getFirst();
        var answers = atOnce(8, () -> rotate(null));
        assertThat(answers).extracting(Answer::status).containsOnly(200);
        var signers = answers.stream().map(answer -> keys(answer).getFirst()).toList();
        assertThat(signers).doesNotHaveDuplicates();
        assertThat(answers.stream().map(answer -> keys(answer).getLast()))
                .as("each key was followed by another's")
                .doesNotHaveDuplicates()
                .contains(first);
        assertThat(answers).extracting(QrKeyRotationTest::keys).contains(shared());
    }

    @Test
    void happensOnceWhenTheSameRequestComesManyTimesAtOnce() throws Exception {
        var first = shared().getFirst();
        var key = UUID.randomUUID().toString();
        var answers = atOnce(8, () -> rotate(key));
        assertThat(answers)
                .extracting(Answer::body)
                .containsOnly(answers.getFirst().body());
        assertThat(shared()).hasSize(2).endsWith(first);
    }

    @Test
    void isForAdminsAndFestivalsThatExist() {
        var path = "/api/v1/festivals/" + festival + "/rotate-qr-key";
        assertThat(as(staff).post(path))
                .extracting(Answer::status, Answer::errorCode)
                .containsExactly(403, "FORBIDDEN");
        assertThat(asNobody().post(path).status()).isEqualTo(401);
        assertThat(as(admin).post("/api/v1/festivals/" + UUID.randomUUID() + "/rotate-qr-key"))
                .extracting(Answer::status, Answer::errorMessage)
                .containsExactly(404, "Festival not found");
        assertThat(as(admin).post("/api/v1/festivals/beer/rotate-qr-key").errorMessage())
                .isEqualTo("Invalid festival ID");
    }

    private Answer rotate(@Nullable String key) {
        return as(admin).withKey(key).post("/api/v1/festivals/" + festival + "/rotate-qr-key");
    }

    private static List<String> keys(Answer answer) {
        return StreamSupport.stream(answer.data().get("keys").spliterator(), false)
                .map(key -> key.get("id").asString())
                .toList();
    }

    /** The ids of the keys that other services get. */
    private List<String> shared() {
        var keys = as(issuer.serviceToken("payment"))
                .get("/internal/festivals/" + festival)
                .json()
                .get("qrKeys");
        return StreamSupport.stream(keys.spliterator(), false)
                .map(key -> key.get("id").asString())
                .toList();
    }

    private String draw() {
        return as(guest.token())
                .get("/api/v1/me/wallets/" + festival + "/qr")
                .data()
                .get("qrCode")
                .asString();
    }

    private int validate(String code) {
        return as(staff)
                .post("/api/v1/payments/validate-qr", "{\"qrCode\": \"%s\"}".formatted(code))
                .status();
    }

    private static String keyOf(String code) {
        return QrCode.parse(code).keyId();
    }
}
