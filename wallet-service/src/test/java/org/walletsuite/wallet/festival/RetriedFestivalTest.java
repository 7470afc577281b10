package org.walletsuite.wallet.festival;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.wallet.testing.WalletServiceFixture;

/** Retries of a festival's creation, because the first answer was lost. */
class RetriedFestivalTest extends WalletServiceFixture {

    private static final String FESTIVALS = "/api/v1/festivals";
    private static final String BODY = """
            {"name": "Sounds", "startDate": "2027-07-01", "endDate": "2027-07-03", "exchangeRate": 1.50}""";

    private final String key = "festival-" + UUID.randomUUID();

    @Test
    void isReplayedWithTheFirstAnswerWhateverHasChangedSince() {
        var first = create(BODY);
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.headers().containsHeader("Idempotent-Replayed")).isFalse();
        clock.putForward(Duration.ofMinutes(1));
        as(admin).patch(FESTIVALS + "/" + first.id(), "{\"name\": \"Noise\", \"status\": \"ENDED\"}");
        for (var body : new String[] {BODY, BODY.replace("1.50", "1.5").replace(",", " , ")}) {
            var again = create(body);
            assertThat(again).extracting(Answer::status, Answer::body).containsExactly(201, first.body());
            assertThat(again.headers().getFirst("Idempotent-Replayed")).isEqualTo("true");
        }
        assertThat(as(staff).get(FESTIVALS + "/" + first.id()).body()).contains("Noise");
    }

    @Test
    void isRefusedWithTheKeyOfAnother() {
        create(BODY);
        for (var other : new String[] {
            BODY.replace("Sounds", "Noise"),
            BODY.replace("1.50", "1.51"),
            BODY.replace("}", ", \"location\": \"Lyon\"}")
        }) {
            assertThat(create(other))
                    .extracting(Answer::status, Answer::body)
                    .containsExactly(
                            422,
                            "{\"error\":{\"code\":\"IDEMPOTENCY_KEY_REUSED\","
                                    + "\"message\":\"This idempotency key was used with a different request\"}}");
        }
    }

    @Test
    void isActivatedOnceThoughOtherFieldsAreNoLongerValid() {
        var path = FESTIVALS + "/" + create(BODY).id();
        var ended = as(admin).patch(path, "{\"status\": \"ENDED\"}");
        db.sql("update festival set name = ? where id = ?")
                .param("longer than a name may be by the rules of today".repeat(10))
                .param(ended.id())
                .update();
        clock.putForward(Duration.ofMinutes(1));
        var activated = as(admin).post(path + "/activate");
        assertThat(activated.status()).isEqualTo(200);
        assertThat(activated.data().get("status").asString()).isEqualTo("ACTIVE");
        assertThat(activated.data().get("updatedAt")).isNotEqualTo(ended.data().get("updatedAt"));
        clock.putForward(Duration.ofMinutes(1));
        assertThat(as(admin).post(path + "/activate"))
                .extracting(Answer::status, Answer::body)
                .containsExactly(200, activated.body());
        assertThat(as(staff).get(path).body()).isEqualTo(activated.body());
    }

    @Test
    void isAnotherFestivalForAnotherAdminOrWithoutAKey() {
        var first = create(BODY).id();
        var otherAdmin = issuer.token(UUID.randomUUID(), Role.ADMIN);
        assertThat(as(otherAdmin).withKey(key).post(FESTIVALS, BODY).id()).isNotEqualTo(first);
        assertThat(as(admin).post(FESTIVALS, BODY).id())
                .isNotEqualTo(as(admin).post(FESTIVALS, BODY).id());
    }

    @Test
    void isOneFestivalHoweverManyRetryAtOnce() throws Exception {
        var answers = atOnce(10, () -> create(BODY));
        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(answers)
                .extracting(Answer::body)
                .containsOnly(answers.getFirst().body());
        assertThat(answers)
                .filteredOn(answer -> !answer.headers().containsHeader("Idempotent-Replayed"))
                .hasSize(1);
        assertThat(as(staff).get(FESTIVALS + "/" + answers.getFirst().id()).body())
                .isEqualTo(answers.getFirst().body());
    }

    @Test
    void finishesWhatAnOutageOfTheLedgerLeftHalfway() {
        ledger.becomeUnavailable();
        assertThat(create(BODY)).extracting(Answer::status, Answer::errorCode).containsExactly(504, "TIMEOUT");
        assertThat(create(BODY).headers().getFirst("Retry-After")).isNotNull();
        ledger.recover();
        var answer = create(BODY);
        assertThat(answer.status()).isEqualTo(201);
        assertThat(as(staff).get(FESTIVALS + "/" + answer.id()).body()).isEqualTo(answer.body());
        assertThat(books.asset("FEST-" + answer.id()).displayName()).isEqualTo("Jetons");
    }

    @Test
    void isNever503WhereItWillBeFinishedLater() {
        var named = BODY.replace("Sounds", "Sounds " + key);
        for (var outage : List.<Runnable>of(ledger::becomeUnavailable, ledger::loseAnswers)) {
            outage.run();
            assertThat(as(admin).post(FESTIVALS, named))
                    .extracting(Answer::status, Answer::errorCode, Answer::errorMessage)
                    .containsExactly(
                            504,
                            "TIMEOUT",
                            "Begun, and finished later; retry with the same Idempotency-Key, or look before you retry");
            for (var tries = 0; tries < 3; tries++) {
                assertThat(create(named).status()).isEqualTo(504);
            }
            ledger.recover();
        }
        assertThat(create(named).status()).isEqualTo(201);
        assertThat(db.sql("select count(*) from festival where name = ?")
                        .param("Sounds " + key)
                        .query(Long.class)
                        .single())
                .as("two without a key, one with it")
                .isEqualTo(3);
    }

    @Test
    void decidesAgainWhereTheFirstWasRefused() {
        assertThat(create("{}").status()).isEqualTo(400);
        assertThat(create(BODY).status()).isEqualTo(201);
        assertThat(as(admin)
                        .withKey("with space")
                        .post(FESTIVALS, BODY)
                        .json()
                        .at("/error/details")
                        .propertyNames())
                .containsExactly("Idempotency-Key");
    }

    private Answer create(String body) {
        return as(admin).withKey(key).post(FESTIVALS, body);
    }
}
