package org.walletsuite.partnersync.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Admins have all users of a system brought here, or compared. */
class ImportTest extends PullScenario {

    @Test
    void bringsAllUsersPageByPage() {
        theyHave(230);
        var known = users.signUp(someEmail());
        var linked = midan.users().add(known.email(), null);
        var before = users.size();

        assertThat(begin().text("/status")).isEqualTo("running");
        var progress = end(IMPORT);

        assertThat(progress.text("/status")).isEqualTo("done");
        assertThat(progress.at("/processed").asInt()).isEqualTo(231);
        assertThat(progress.at("/total").asInt()).isEqualTo(231);
        assertThat(progress.at("/created").asInt()).isEqualTo(230);
        assertThat(progress.at("/linked").asInt()).isEqualTo(1);
        assertThat(progress.at("/failed").asInt()).isZero();
        assertThat(users.size()).isEqualTo(before + 230);
        assertThat(userOf(linked)).isEqualTo(known.id());
        assertThat(midan.calls().stream().filter(call -> call.method().equals("GET")))
                .hasSize(3);
    }

    @Test
    void goesOnWhereItStoppedAndMakesNobodyTwice() {
        theyHave(250);
        var before = users.size();
        users.breakAfterWork(1);
        midan.failNext(1, 500, "INTERNAL_ERROR");

        begin();
        awaitThat(() -> !midan.calls().isEmpty());
        for (var attempt = 0; attempt < 4; attempt++) {
            later(Duration.ofMinutes(6), PullWorkflow.KIND);
        }

        assertThat(end(IMPORT).text("/status")).isEqualTo("done");
        assertThat(users.size()).isEqualTo(before + 250);
        begin();
        var again = end(IMPORT);
        assertThat(again.at("/created").asInt()).isZero();
        assertThat(again.at("/linked").asInt()).isEqualTo(250);
        assertThat(users.size()).isEqualTo(before + 250);
    }

    @Test
    void whatCannotBeReadIsCountedAndShown() {
        theyHave(1);
        var odd = midan.users().add("no address", null);
        midan.users().add(null, null);

        begin();
        var progress = end(IMPORT);

        assertThat(progress.at("/processed").asInt()).isEqualTo(3);
        assertThat(progress.at("/created").asInt()).isEqualTo(1);
        assertThat(progress.at("/failed").asInt()).isEqualTo(2);
        assertThat(conflicts(Math.toIntExact(odd.id()))).contains("UNUSABLE OPEN");
    }

    @Test
    void oneUserAtWhomItFailsBlocksNobody() {
        theyHave(2);
        var before = users.size();
        var poison = midan.users().add(someEmail(), null);
        users.failAt(String.valueOf(poison.email()));
        midan.users().add(someEmail(), null);

        begin();
        for (var attempt = 0; attempt < 7; attempt++) {
            later(Duration.ofMinutes(6), PullWorkflow.KIND);
        }
        var progress = end(IMPORT);

        assertThat(progress.text("/status")).isEqualTo("done");
        assertThat(progress.at("/processed").asInt()).isEqualTo(4);
        // By the import, or by the worker of single reports, which tries those of a failed page again, too.
        later(Duration.ofMinutes(11), IncomingWorkflow.KIND);
        awaitThat(() -> users.size() == before + 3);
        assertThat(progress.at("/failed").asInt()).isLessThanOrEqualTo(1);
    }

    @Test
    void countsWhomTheWorkerOfSingleReportsBringsAfterTheImport() {
        theyHave(2);
        var poison = midan.users().add(someEmail(), null);
        users.failAt(String.valueOf(poison.email()));
        begin();
        for (var attempt = 0; attempt < 7; attempt++) {
            later(Duration.ofMinutes(6), PullWorkflow.KIND);
        }
        end(IMPORT);

        users.recover();
        later(Duration.ofMinutes(11), IncomingWorkflow.KIND);
        awaitThat(() -> admin().get(IMPORT).expect(200).at("/created").asInt() == 3);

        var progress = admin().get(IMPORT).expect(200);
        assertThat(progress.at("/failed").asInt()).isZero();
        assertThat(progress.at("/linked").asInt()).isZero();
        assertThat(progress.at("/processed").asInt()).isEqualTo(3);
    }

    @Test
    void countsEachUserOnceHoweverOftenAPageIsRead() {
        theyHave(230);
        users.failOnce(2);

        begin();
        for (var attempt = 0; attempt < 4; attempt++) {
            later(Duration.ofMinutes(6), PullWorkflow.KIND);
        }

        assertThat(end(IMPORT).text("/status")).isEqualTo("done");
        // The worker of single reports may go on with those of a page that failed, and counts them as it does.
        later(Duration.ofMinutes(11), IncomingWorkflow.KIND);
        awaitThat(() -> admin().get(IMPORT).at("/created").asInt() == 230);
        var progress = admin().get(IMPORT).expect(200);
        assertThat(progress.at("/linked").asInt()).isZero();
        assertThat(progress.at("/failed").asInt()).isZero();
    }

    @Test
    void whatNoColumnCanHoldBlocksNeitherImportNorComparison() {
        var page =
                "{\"success\":true,\"code\":\"SUCCESS\",\"total\":99999999999999999999,\"has_more\":false,\"users\":["
                        + "null,7,{\"id\":\"1\\u00002\",\"email\":\"a@x.example\"},{\"id\":\"" + "9".repeat(3_000)
                        + "\",\"email\":\"b@x.example\"},{\"id\":" + someId() + ",\"email\":\"c\\u0000@x.example\"},"
                        + "{\"id\":" + someId()
                        + ",\"email\":\"d@x.example\",\"created_at\":\"-000004-01-01T00:00:00Z\"},"
                        + "{\"id\":" + someId() + ",\"email\":\"" + someEmail()
                        + "\",\"external_refs\":{\"wallet\":\"\\u0000\"}}]}";
        midan.answerNonsense(2, 200, page);

        begin();
        var progress = end(IMPORT);
        admin().post(RECONCILIATION).expect(202);
        var report = end(RECONCILIATION);

        assertThat(progress.text("/status")).isEqualTo("done");
        assertThat(progress.at("/failed").asInt()).isEqualTo(6);
        assertThat(progress.at("/created").asInt()).isEqualTo(1);
        assertThat(report.text("/status")).isEqualTo("done");
        assertThat(report.at("/report/theirs").asInt()).isEqualTo(3);
    }

    @Test
    void anAdminEndsARunningImport() {
        midan.limitNext(1, Duration.ofMinutes(30));
        begin();

        var ended = admin().delete(IMPORT).expect(200);

        assertThat(ended.text("/status")).isEqualTo("failed");
        assertThat(ended.text("/error")).contains("admin");
        assertThat(begin().text("/status")).isEqualTo("running");
        admin().delete(IMPORT).expect(200);
    }

    @Test
    void daysBeyondAllCalendarsMeanAllOrNone() {
        theyHave(1);

        assertThat(admin().post(IMPORT, "{\"since\":\"-999999999-01-01\"}")
                        .expect(202)
                        .text("/since"))
                .isEqualTo("1970-01-01");
        end(IMPORT);
        assertThat(admin().post(IMPORT, "{\"since\":\"+999999999-12-31\"}")
                        .expect(202)
                        .text("/since"))
                .isEqualTo("9999-12-31");
        end(IMPORT);
    }

    @Test
    void thereIsOneImportAtATimeAndItWaitsForALimit() {
        theyHave(1);
        midan.limitNext(1, Duration.ofMinutes(30));
        begin();
        awaitThat(() -> !midan.calls().isEmpty());

        var second = admin().post(IMPORT, "{\"since\":\"2020-01-01\"}");

        assertThat(second.expect(409).body()).contains("\"success\":false,\"code\":\"CONFLICT\"");
        later(Duration.ofMinutes(31), PullWorkflow.KIND);
        assertThat(end(IMPORT).text("/status")).isEqualTo("done");
    }

    @Test
    void aRefusalEndsIt() {
        midan.failNext(1, 400, "INVALID_PARAMS");

        begin();
        var progress = end(IMPORT);

        assertThat(progress.text("/status")).isEqualTo("failed");
        assertThat(progress.text("/error")).contains("INVALID_PARAMS");
    }

    @Test
    void whatIsNoDateBeginsNothing() {
        assertThat(admin().post(IMPORT, "{\"since\":\"2026-02-30\"}")
                        .expect(400)
                        .body())
                .contains("INVALID_PAYLOAD", "since");
        assertThat(admin().post(IMPORT, "{}").status()).isEqualTo(400);
        assertThat(admin().post(ADMIN + "/nowhere/import", "{\"since\":\"2026-02-03\"}")
                        .expect(400)
                        .body())
                .contains("INVALID_SYSTEM");
    }
}
