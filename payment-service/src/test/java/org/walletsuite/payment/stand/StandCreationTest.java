package org.walletsuite.payment.stand;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.walletsuite.payment.testing.FestivalTest;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.platform.workflow.Workflow;
import org.walletsuite.platform.workflow.Workflows;

/** A stand is a row here and an account in the ledger, and not made before it is both. */
class StandCreationTest extends FestivalTest {

    private static final String BAR = """
            {"name":"Main Stage Bar","category":"BAR","location":"North gate"}""";

    @Autowired
    private Workflows workflows;

    @Test
    void leftHalfwayIsNotShownUntilTheWorkerFinishesIt() {
        ledger.goAway();
        var begun = post(stands(), admin, BAR);
        assertThat(begun.error())
                .isEqualTo("504 TIMEOUT: Begun, and finished later; "
                        + "repeat with the same Idempotency-Key, or look before you repeat");
        assertThat(begun.header("Retry-After"))
                .as("without a key a repeat would make another one")
                .isNull();
        clock.putForward(Workflow.LEASE);
        work();
        assertThat(get(stands(), guest).at("/meta/total").asInt()).isZero();
        ledger.recover();
        work();
        assertThat(get(stands(), guest).at("/meta/total").asInt()).isZero();
        clock.putForward(Duration.ofSeconds(5));
        work();
        var shown = get(stands(), guest);
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
        ledger.goAway();
        assertThat(post("/api/v1/festivals/" + lost.id() + "/stands", admin, BAR)
                        .status())
                .isEqualTo(504);
        ledger.recover();
        clock.putForward(Workflow.LEASE.multipliedBy(2));
        work();
        assertThat(get("/api/v1/festivals/" + lost.id() + "/stands", guest)
                        .at("/meta/total")
                        .asInt())
                .isEqualTo(1);
        assertThat(db.sql("select count(*) from stand where name = 'Stuck' and attempts = 1")
                        .query(Long.class)
                        .single())
                .isEqualTo(100);
        assertThat(db.sql("update stand set next_attempt_at = 'infinity' where name = 'Stuck'")
                        .update())
                .isEqualTo(100);
    }

    @Test
    void leftHalfwayIsNoStandsFaultWhileTheLedgerIsAway() {
        ledger.goAway();
        for (var number = 0; number < 3; number++) {
            assertThat(post(stands(), admin, BAR).status()).isEqualTo(504);
        }
        clock.putForward(Workflow.LEASE);
        var before = attempts();
        work();
        assertThat(attempts()).isEqualTo(before);
        ledger.recover();
        clock.putForward(Duration.ofSeconds(5));
        work();
        assertThat(get(stands(), guest).at("/meta/total").asInt()).isEqualTo(3);
    }

    @Test
    void askedForAgainWithItsKeyIsMadeOnceAndAnsweredLikeTheFirst() {
        var answers = atOnce(10, _ -> post(stands(), admin, BAR, "key-1"));
        var first = answers.getFirst();
        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(answers).extracting(Answer::body).containsOnly(first.body());
        assertThat(answers).filteredOn(Answer::isReplayed).hasSize(9);
        patch("/api/v1/stands/" + first.id(), admin, "{\"name\":\"Side Bar\",\"status\":\"INACTIVE\"}");
        assertThat(post(stands(), admin, BAR, "key-1").body()).isEqualTo(first.body());
        assertThat(post(stands(), admin, BAR.replace("Bar", "Bar "), "key-1").body())
                .as("a space more makes no other stand")
                .isEqualTo(first.body());
        assertThat(get("/api/v1/stands/" + first.id(), guest).text("/data/name"))
                .isEqualTo("Side Bar");
        assertThat(post(stands(), admin, "{\"name\":\"Main Stage Bar\",\"category\":\"BAR\"}", "key-1")
                        .error())
                .startsWith("422 IDEMPOTENCY_KEY_REUSED");
        assertThat(get(stands(), guest).at("/meta/total").asInt()).isEqualTo(1);
        assertThat(post(stands(), admin, BAR).id())
                .isNotEqualTo(post(stands(), admin, BAR).id());
    }

    @Test
    void leftHalfwayIsFinishedByWhoAsksAgainWithItsKey() {
        ledger.goAway();
        for (var number = 0; number < 3; number++) {
            assertThat(post(stands(), admin, BAR, "key-1").status()).isEqualTo(504);
        }
        ledger.recover();
        var made = post(stands(), admin, BAR, "key-1");
        assertThat(made.status()).isEqualTo(201);
        assertThat(get("/api/v1/stands/" + made.id(), guest).body()).isEqualTo(made.body());
        work();
        assertThat(get(stands(), guest).at("/meta/total").asInt()).isEqualTo(1);
    }

    private void work() {
        workflows.runDue("stand");
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
