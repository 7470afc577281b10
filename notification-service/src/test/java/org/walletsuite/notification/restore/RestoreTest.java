package org.walletsuite.notification.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.walletsuite.notification.testing.NotificationFixture;
import org.walletsuite.platform.reconciliation.ReconciliationCheck;
import org.walletsuite.platform.restore.RestoreRehearsal;

/** The database goes back to an earlier moment; Kafka doesn't. */
class RestoreTest extends NotificationFixture {

    @Autowired
    private List<ReconciliationCheck> checks;

    @Test
    void hasEveryNotificationOnceThatItHadBefore() {
        var known = created();
        publish(1, known);
        var found = lost();
        var before = RestoreRehearsal.copyNow(service);

        publish(3, approved(), created());
        before.putBack();
        assertThat(notifications(user))
                .as("before the listeners have read again")
                .isBetween(1L, 3L);
        awaitNotifications(user, 3);
        publish(4, approved());

        assertThat(count("notification", "user_id = ?", user.id())).isEqualTo(4);
        assertThat(count("user_inbox", "user_id = ? and total = 4 and unread = 4", user.id()))
                .isEqualTo(1);
        assertThat(count("notification", "event_id = ?", known.id())).isEqualTo(1);
        assertThat(lost()).isSubsetOf(found);
    }

    /** Of what events reconciliation misses something. Other tests' damage was there before; reading again may mend it. */
    private List<String> lost() {
        var found = new ArrayList<String>();
        checks.forEach(check -> check.check(found::add));
        return found.stream().filter(line -> line.contains(": event ")).toList();
    }
}
