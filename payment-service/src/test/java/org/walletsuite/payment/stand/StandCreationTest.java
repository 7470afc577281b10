package org.walletsuite.payment.stand;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.walletsuite.payment.testing.PaymentServiceFixture;
import org.walletsuite.platform.festival.Festival;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.ledger.RequestHash;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.platform.workflow.Workflow;

/** A stand is a row here and an account in the ledger, and is shown only once it has both. */
class StandCreationTest extends PaymentServiceFixture {

    private static final String BAR = """
            {"name":"Main Stage Bar","category":"BAR","location":"North gate"}""";

    @Test
    void leftHalfwayIsNotShownUntilTheWorkerFinishesIt() {
        ledger.becomeUnavailable();
        var begun = as(admin).post(stands(), BAR);
        assertThat(begun.error())
                .isEqualTo("504 TIMEOUT: Begun, and finished later; "
                        + "retry with the same Idempotency-Key, or look before you retry");
        assertThat(begun.header("Retry-After"))
                .as("without a key a retry would make another one")
                .isNull();
        var pauseEnds = clock.instant().plus(Workflow.LEASE).plusSeconds(5);
        later(Workflow.LEASE, "stand");
        assertThat(as(guest).get(stands()).at("/meta/total").asInt()).isZero();
        ledger.recover();
        later(Duration.ZERO, "stand");
        var shownInPause = as(guest).get(stands()).at("/meta/total").asInt();
        assertThat(shownInPause == 0 || clock.instant().isAfter(pauseEnds))
                .as("nothing is attempted in the pause after an outage")
                .isTrue();
        later(Duration.ofSeconds(5), "stand");
        var shown = as(guest).get(stands());
        assertThat(shown.at("/meta/total").asInt()).isEqualTo(1);
        assertThat(books.account(UUID.fromString(shown.text("/data/0/id")))).isPresent();
    }

    @Test
    void leftHalfwayIsFinishedThoughAHundredOlderOnesKeepFailing() {
        var lost = newFestival();
        for (var number = 0; number < 100; number++) {
            db.sql("""
                            insert into stand (id, festival_id, name, category, status, created_at, updated_at, next_attempt_at)
                            values (?, ?, 'Stuck', 'BAR', 'ACTIVE', 'epoch', 'epoch', 'epoch')""").param(Ids.next()).param(Ids.next()).update();
        }
        ledger.becomeUnavailable();
        assertThat(as(admin)
                        .post("/api/v1/festivals/" + lost.id() + "/stands", BAR)
                        .status())
                .isEqualTo(504);
        ledger.recover();
        later(Workflow.LEASE.multipliedBy(2), "stand");
        assertThat(as(guest)
                        .get("/api/v1/festivals/" + lost.id() + "/stands")
                        .at("/meta/total")
                        .asInt())
                .isEqualTo(1);
        assertThat(db.sql("select count(*) from stand where name = 'Stuck' and attempts > 0")
                        .query(Long.class)
                        .single())
                .isEqualTo(100);
        assertThat(db.sql("update stand set next_attempt_at = 'infinity' where name = 'Stuck'")
                        .update())
                .isEqualTo(100);
    }

    @Test
    void leftHalfwayDuringAnOutageCountsNoFailedAttempt() {
        ledger.becomeUnavailable();
        for (var number = 0; number < 3; number++) {
            assertThat(as(admin).post(stands(), BAR).status()).isEqualTo(504);
        }
        var before = attempts();
        later(Workflow.LEASE, "stand");
        assertThat(attempts()).isEqualTo(before);
        ledger.recover();
        later(Duration.ofSeconds(5), "stand");
        assertThat(as(guest).get(stands()).at("/meta/total").asInt()).isEqualTo(3);
    }

    @Test
    void retriedWithItsKeyIsMadeOnceAndReplayed() {
        var answers = atOnce(10, _ -> as(admin).withKey("key-1").post(stands(), BAR));
        var first = answers.getFirst();
        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(answers).extracting(Answer::body).containsOnly(first.body());
        assertThat(answers).filteredOn(Answer::isReplayed).hasSize(9);
        as(admin).patch("/api/v1/stands/" + first.id(), "{\"name\":\"Side Bar\",\"status\":\"INACTIVE\"}");
        assertThat(as(admin).withKey("key-1").post(stands(), BAR).body()).isEqualTo(first.body());
        assertThat(as(admin)
                        .withKey("key-1")
                        .post(stands(), BAR.replace("Bar", "Bar "))
                        .body())
                .as("an extra space makes no other stand")
                .isEqualTo(first.body());
        assertThat(as(guest).get("/api/v1/stands/" + first.id()).text("/data/name"))
                .isEqualTo("Side Bar");
        assertThat(as(admin)
                        .withKey("key-1")
                        .post(stands(), "{\"name\":\"Main Stage Bar\",\"category\":\"BAR\"}")
                        .error())
                .startsWith("422 IDEMPOTENCY_KEY_REUSED");
        assertThat(as(guest).get(stands()).at("/meta/total").asInt()).isEqualTo(1);
        assertThat(as(admin).post(stands(), BAR).id())
                .isNotEqualTo(as(admin).post(stands(), BAR).id());
    }

    @Test
    void isReplayedThoughItsFestivalCannotBeLookedUp() {
        var key = "key-" + Ids.next();
        var first = as(admin).withKey(key).post(stands(), BAR).expect(201);
        festival = forgottenBy(key);
        ground.becomeUnavailable();

        assertThat(as(admin).post(stands(), BAR).status()).isEqualTo(503);
        var again = as(admin).withKey(key).post(stands(), BAR);

        assertThat(again.status()).isEqualTo(201);
        assertReplayed(again, first);
    }

    /** Another festival that this replica has never looked up, but for which the stand was asked. */
    private Festival forgottenBy(String key) {
        var another = newFestival();
        var asked = new NewStand("Main Stage Bar", StandCategory.BAR, "North gate").fields(another.id());
        assertThat(db.sql("update idempotency_key set request_hash = ? where key like ?")
                        .param(RequestHash.of(asked))
                        .param("%:" + key)
                        .update())
                .isOne();
        return another;
    }

    @Test
    void leftHalfwayIsFinishedByARetryWithItsKey() {
        ledger.becomeUnavailable();
        for (var number = 0; number < 3; number++) {
            assertThat(as(admin).withKey("key-1").post(stands(), BAR).status()).isEqualTo(504);
        }
        ledger.recover();
        var made = as(admin).withKey("key-1").post(stands(), BAR);
        assertThat(made.status()).isEqualTo(201);
        assertThat(as(guest).get("/api/v1/stands/" + made.id()).body()).isEqualTo(made.body());
        later(Duration.ZERO, "stand");
        assertThat(as(guest).get(stands()).at("/meta/total").asInt()).isEqualTo(1);
    }

    private long attempts() {
        return db.sql("select coalesce(sum(attempts), 0) from stand")
                .query(Long.class)
                .single();
    }

    private String stands() {
        return "/api/v1/festivals/" + festival.id() + "/stands";
    }
}
