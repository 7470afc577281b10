package org.walletsuite.partnersync.sync;

import java.util.UUID;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.platform.testing.MidanUsers;

/** Admins have a system's whole list read. */
abstract class PullScenario extends SyncScenario {

    static final String IMPORT = ADMIN + "/midan/import";
    static final String RECONCILIATION = ADMIN + "/midan/reconciliation";

    void theyHave(int count) {
        midan.users().all().forEach(user -> midan.users().remove(user.id()));
        for (var number = 0; number < count; number++) {
            midan.users().add(someEmail(), somePhone());
        }
    }

    Answer begin() {
        return admin().post(IMPORT, "{\"since\":\"2020-01-01\"}").expect(202);
    }

    Answer end(String path) {
        awaitThat(() -> {
            workflows.runDue(PullWorkflow.KIND); // The workers may have paused, and don't look by themselves.
            return !admin().get(path).text("/status").equals("running");
        });
        return admin().get(path).expect(200);
    }

    UUID userOf(MidanUsers.User theirs) {
        return db.sql("select user_id from sync_reference where external_id = ?"
                        + " and system_id = (select id from sync_system where code = 'midan')")
                .param(Long.toString(theirs.id()))
                .query(UUID.class)
                .single();
    }
}
