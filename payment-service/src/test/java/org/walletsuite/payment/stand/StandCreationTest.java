package org.walletsuite.payment.stand;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.walletsuite.payment.testing.Answer;
import org.walletsuite.payment.testing.FestivalTest;
import org.walletsuite.platform.id.Ids;

/** A stand is a row here and an account in the ledger, and not made before it is both. */
class StandCreationTest extends FestivalTest {

    private static final String BAR = """
            {"name":"Main Stage Bar","category":"BAR","location":"North gate"}""";

    @Autowired
    private StandSweeper sweeper;

    @Autowired
    private JdbcClient db;

    @Test
    void leftHalfwayIsNotShownUntilTheSweeperFinishesIt() {
        ledger.goAway();
        var begun = post(stands(), admin, BAR);
        assertThat(begun.error())
                .isEqualTo("504 TIMEOUT: Begun, and finished later; "
                        + "repeat with the same Idempotency-Key, or look before you repeat");
        assertThat(begun.header("Retry-After"))
                .as("without a key a repeat would make another one")
                .isNull();
        sweeper.sweep();
        assertThat(get(stands(), guest).at("/meta/total").asInt()).isZero();
        ledger.recover();
        sweeper.sweep();
        assertThat(get(stands(), guest).at("/meta/total").asInt()).isZero();
        watch.putForward(Duration.ofSeconds(5));
        sweeper.sweep();
        var shown = get(stands(), guest);
        assertThat(shown.at("/meta/total").asInt()).isEqualTo(1);
        assertThat(books.account(UUID.fromString(shown.text("/data/0/id")))).isPresent();
    }

    @Test
    void leftHalfwayIsFinishedThoughAHundredOlderOnesKeepFailing() {
        var lost = newFestival();
        for (var number = 0; number < 100; number++) {
            db.sql("""
                            insert into stand (id, festival_id, name, category, status, created_at, updated_at, next_try)
                            values (?, ?, 'Stuck', 'BAR', 'ACTIVE', 'epoch', 'epoch', 'epoch')""").param(Ids.next()).param(Ids.next()).update();
        }
        ledger.goAway();
        assertThat(post("/api/v1/festivals/" + lost.id() + "/stands", admin, BAR)
                        .status())
                .isEqualTo(504);
        ledger.recover();
        sweeper.sweep();
        sweeper.sweep();
        assertThat(get("/api/v1/festivals/" + lost.id() + "/stands", guest)
                        .at("/meta/total")
                        .asInt())
                .isEqualTo(1);
        watch.putForward(Duration.ofMinutes(4));
        assertThat(db.sql("select count(*) from stand where name = 'Stuck' and next_try > now() + interval '9 seconds'")
                        .query(Long.class)
                        .single())
                .as("they don't wait long at first")
                .isZero();
        sweeper.sweep();
        assertThat(db.sql("select min(tries) from stand where name = 'Stuck'")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
        assertThat(db.sql("select count(*) from stand where name = 'Stuck' and next_try > now() + interval '4 minutes'")
                        .query(Long.class)
                        .single())
                .isEqualTo(100);
        assertThat(db.sql("update stand set next_try = 'infinity' where name = 'Stuck'")
                        .update())
                .isEqualTo(100);
    }

    @Test
    void leftHalfwayCostsOneTryASweepWhileTheLedgerIsAway() {
        ledger.goAway();
        for (var number = 0; number < 3; number++) {
            assertThat(post(stands(), admin, BAR).status()).isEqualTo(504);
        }
        var before = tries();
        sweeper.sweep();
        assertThat(tries()).isEqualTo(before + 1);
        ledger.recover();
        watch.putForward(Duration.ofSeconds(5));
        sweeper.sweep();
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
        for (var tries = 0; tries < 3; tries++) {
            assertThat(post(stands(), admin, BAR, "key-1").status()).isEqualTo(504);
        }
        ledger.recover();
        var made = post(stands(), admin, BAR, "key-1");
        assertThat(made.status()).isEqualTo(201);
        assertThat(get("/api/v1/stands/" + made.id(), guest).body()).isEqualTo(made.body());
        sweeper.sweep();
        assertThat(get(stands(), guest).at("/meta/total").asInt()).isEqualTo(1);
    }

    private long tries() {
        return db.sql("select coalesce(sum(tries), 0) from stand")
                .query(Long.class)
                .single();
    }

    private String stands() {
        return "/api/v1/festivals/" + festival.id() + "/stands";
    }
}
