package org.walletsuite.notification.reconciliation;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.walletsuite.notification.testing.NotificationFixture;
import org.walletsuite.platform.event.OrderEvent.OrderCreated;
import org.walletsuite.platform.reconciliation.ReconciliationCheck;

class ReconciliationTest extends NotificationFixture {

    @Autowired
    private PublishedEventsCheck published;

    @Autowired
    private StoredNotificationsCheck stored;

    @Autowired
    private InboxCheck inboxes;

    @Autowired
    private WaitingMailsCheck mails;

    @Test
    void findsNothingWhereAllIsRight() {
        var event = created();
        publish(2, event, event, approved());

        assertThat(discrepancies(published)).noneMatch(one -> one.contains(event.id()));
        assertThat(of(inboxes)).isEmpty();
    }

    @Test
    void namesAnEventThatWasNotTakenIn() {
        var event = new OrderCreated(id(), now(), order(user));
        publish(1, event);
        db.sql("delete from inbox where event_id = ?").param(event.id()).update();
        db.sql("update intake set due = due - 1 where topic = 'orders' and due > 0")
                .update();

        // What the listener has taken in counts once its offset is committed.
        await().atMost(20, SECONDS)
                .untilAsserted(() -> assertThat(discrepancies(published)).anyMatch(one -> one.contains(event.id())));
    }

    @Test
    void findsANotificationThatIsGone() {
        publish(1, created());
        var before = discrepancies(stored);
        db.sql("delete from notification where user_id = ?").param(user.id()).update();

        assertThat(discrepancies(stored)).isNotEqualTo(before);
        assertThat(of(inboxes)).hasSize(1);
        db.sql("delete from user_inbox where user_id = ?").param(user.id()).update();
    }

    @Test
    void findsMailsThatWaitForEver() {
        publish(1, created());
        awaitSent(1);
        postpone("order_created");

        clock.putForward(Duration.ofDays(4));

        var number = db.sql("select number from mail where user_id = ?")
                .param(user.id())
                .query(Long.class)
                .single();
        assertThat(discrepancies(mails)).anyMatch(one -> one.startsWith("Mail " + number + ","));
    }

    private List<String> of(ReconciliationCheck check) {
        return discrepancies(check).stream()
                .filter(one -> one.contains(user.id().toString()))
                .toList();
    }

    private static List<String> discrepancies(ReconciliationCheck check) {
        var found = new ArrayList<String>();
        check.check(found::add);
        return found;
    }
}
