package org.walletsuite.partnersync.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.walletsuite.platform.id.Ids;

/** Admins have the users of a system compared with the references here. */
class ComparisonTest extends PullScenario {

    /** As if they were linked after a walk began. */
    @BeforeEach
    void passByWhatOtherTestsLinked() {
        db.sql("update sync_reference set created_at = now() + interval '1 day'")
                .update();
    }

    @Test
    void leavesNothingBehindWhereItFailed() {
        midan.answerNonsense(1, 200, "{\"success\":true,\"has_more\":true,\"users\":[{\"id\":1},{\"id\":2}]}");
        midan.failNext(1, 400, "INVALID_PARAMS");

        admin().post(RECONCILIATION).expect(202);
        var report = end(RECONCILIATION);

        assertThat(report.text("/status")).isEqualTo("failed");
        assertThat(count("sync_pulled_user", "true")).isZero();
    }

    @Test
    void setsBothSidesReferencesAgainstEachOther() {
        theyHave(3);
        var theirs = midan.users().all();
        begin();
        end(IMPORT);
        var told = midan.users()
                .refer(
                        theirs.getFirst().id(),
                        "wallet",
                        userOf(theirs.getFirst()).toString());
        midan.users().refer(theirs.get(1).id(), "wallet", UUID.randomUUID().toString());
        midan.users().change(told.id(), someEmail(), null);
        midan.users().remove(theirs.get(2).id());
        var untold = midan.users().add(someEmail(), null);
        db.sql("update sync_reference set created_at = now() - interval '1 hour' where external_id = any(?)")
                .param(theirs.stream().map(one -> Long.toString(one.id())).toArray(String[]::new))
                .update();

        admin().post(RECONCILIATION).expect(202);
        var report = end(RECONCILIATION);

        assertThat(report.text("/status")).isEqualTo("done");
        assertThat(report.at("/report/theirs").asInt()).isEqualTo(3);
        assertThat(report.at("/report/missing_here/count").asInt()).isEqualTo(1);
        assertThat(report.text("/report/missing_here/first/0/external_id")).isEqualTo(Long.toString(untold.id()));
        assertThat(report.at("/report/missing_there/first").toString())
                .contains("\"" + theirs.get(2).id() + "\"");
        assertThat(report.at("/report/other_reference/count").asInt()).isEqualTo(1);
        assertThat(report.at("/report/other_data/count").asInt()).isEqualTo(1);
        assertThat(count("sync_pulled_user", "true")).isZero();
    }

    @Test
    void namesNobodyWhoIsBeingSentOrWasLinkedMeanwhile() {
        theyHave(1);
        begin();
        end(IMPORT);
        passByWhatOtherTestsLinked();
        var sent = Ids.next();
        var theirs = midan.users().add(someEmail(), null);
        midan.users().refer(theirs.id(), "wallet", sent.toString());
        db.sql("insert into sync_outgoing (id, system_id, user_id, version, kyc_verified, status, due_at, created_at)"
                        + " select ?, id, ?, 1, false, 'WAITING', now() + interval '1 day', now()"
                        + " from sync_system where code = 'midan'")
                .param(Ids.next())
                .param(sent)
                .update();

        admin().post(RECONCILIATION).expect(202);
        var report = end(RECONCILIATION);

        assertThat(report.at("/report/theirs").asInt()).isEqualTo(2);
        for (var kind : List.of("missing_here", "missing_there", "not_stored_there", "other_reference")) {
            assertThat(report.at("/report/" + kind + "/count").asInt()).as(kind).isZero();
        }
    }
}
