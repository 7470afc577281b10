package org.walletsuite.notification.reconciliation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.platform.testing.Patience.await;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.walletsuite.notification.intake.DueEvents;
import org.walletsuite.notification.testing.NotificationFixture;
import org.walletsuite.platform.event.OrderEvent.OrderCreated;
import org.walletsuite.platform.event.PartnerNotice.WebhookDisabled;
import org.walletsuite.platform.event.SecurityEvent.PinChanged;
import org.walletsuite.platform.event.VoucherEvent;
import org.walletsuite.platform.event.VoucherEvent.VoucherIssued;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.partner.PartnerEnvironment;
import org.walletsuite.platform.reconciliation.HandledEventsCheck;
import org.walletsuite.platform.reconciliation.ReconciliationCheck;
import org.walletsuite.platform.reconciliation.ReconciliationDatabase;
import org.walletsuite.platform.reconciliation.TopicReader;
import org.walletsuite.platform.testing.TestBroker;
import org.walletsuite.platform.testing.TestDatabase;

@ExtendWith(OutputCaptureExtension.class)
class ReconciliationTest extends NotificationFixture {

    @Autowired
    private PublishedEventsCheck published;

    @Autowired
    private TopicReader topics;

    @Autowired
    private DueEvents due;

    @Autowired
    private ReconciliationDatabase database;

    @Autowired
    private StoredNotificationsCheck stored;

    @Autowired
    private HandledEventsCheck notices;

    @Autowired
    private InboxCheck inboxes;

    @Autowired
    private WaitingMailsCheck mails;

    @Autowired
    private UnknownUsersCheck unknownUsers;

    @Autowired
    private NamedParameterJdbcTemplate template;

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
        await().untilAsserted(() -> assertThat(discrepancies(published)).anyMatch(one -> one.contains(event.id())));
    }

    /** Counts would not show it: as many events are taken in meanwhile. */
    @Test
    void namesALostEventWhileOthersAreTakenIn() {
        var event = created();
        publish(1, event);
        db.sql("delete from inbox where event_id = ?").param(event.id()).update();

        await().untilAsserted(() -> {
            publish(approved(), approved(), approved());
            assertThat(discrepancies(published)).anyMatch(one -> one.contains(event.id()));
        });
    }

    @Test
    void namesALostEventWhereNoWholeDayIsRead(CapturedOutput output) {
        var check = new PublishedEventsCheck(topics, due, database, new CheckSettings(3, 1, Duration.ofDays(3)), clock);
        var order = order(user);
        var event = new OrderCreated(id(), now(), order);
        publish(3, new OrderCreated(id(), now(), order), new OrderCreated(id(), now(), order), event);
        db.sql("delete from inbox where event_id = ?").param(event.id()).update();

        await().untilAsserted(() -> assertThat(discrepancies(check)).anyMatch(one -> one.contains(event.id())));
        assertThat(output).contains("more records than are read: it was compared from ");
    }

    @Test
    void namesTwentyLostEventsAndCountsAll() {
        var order = order(user);
        var events = Stream.generate(() -> new OrderCreated(id(), now(), order))
                .limit(25)
                .toArray(OrderCreated[]::new);
        publish(25, events);
        for (var event : events) {
            db.sql("delete from inbox where event_id = ?").param(event.id()).update();
        }

        var found = await().until(
                        () -> discrepancies(published),
                        all -> all.stream().anyMatch(one -> one.contains("events in all")));
        assertThat(found).filteredOn(one -> one.contains(": event ")).hasSizeBetween(20, 2 * 20);
        assertThat(found).anyMatch(one -> one.matches("orders-[01]: (2[5-9]|3\\d) events in all .*"));
        for (var event : events) {
            db.sql("insert into inbox (listener, event_id) values ('notification-orders', ?)")
                    .param(event.id())
                    .update();
        }
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

    /** Its listener has made it a dead letter, and the events around it are compared all the same. */
    @Test
    void passesWhatNothingCanBeMadeOf() {
        var good = codec.encode(created());
        var key = id();
        var poisoned = new ProducerRecord<>(
                good.topic(), 0, key, "{\"id\":\"x\",\"order\":null}".getBytes(UTF_8), good.headers());
        TestBroker.shared().send(List.of(poisoned));
        await().until(() -> count("dead_letter", "key = ?", (Object) key.getBytes(UTF_8)) == 1);

        assertThat(discrepancies(published)).noneMatch(one -> one.contains("event x "));
    }

    @Test
    void namesEventsOfUsersWhomNobodyKnows() {
        var stranger = Ids.next();
        var event = new PinChanged(id(), now(), stranger);
        publish(1, event, created());

        await().untilAsserted(() -> assertThat(discrepancies(unknownUsers))
                .anySatisfy(one -> assertThat(one)
                        .contains(event.id(), stranger.toString(), "security_pin_changed", "nobody was notified")));
        clock.putForward(Duration.ofDays(5));
        assertThat(discrepancies(unknownUsers)).noneMatch(one -> one.contains(event.id()));
    }

    @Test
    void passesVouchersOfCustomersWhoAreNoUsers() {
        var event = new VoucherIssued(
                id(),
                now(),
                new VoucherEvent.Particulars(
                        Ids.next(), Ids.next(), "4821", "production", "p", "R", 100, 100, "ZAR", now(), now(), null));
        var user = new PinChanged(id(), now(), Ids.next());
        publish(1, event, user, created());

        await().untilAsserted(() -> assertThat(discrepancies(unknownUsers))
                .anyMatch(one -> one.contains(user.id()))
                .noneMatch(one -> one.contains(event.id())));
    }

    @Test
    void namesANoticeToAPartnerThatWasNotTakenIn() {
        var notice = new WebhookDisabled(id(), now(), "P-1", "Shop", null, PartnerEnvironment.PRODUCTION, "It is gone");
        publish(notice);
        await().until(() -> count("inbox", "event_id = ?", notice.id()) == 1);
        assertThat(discrepancies(notices)).noneMatch(one -> one.contains(notice.id()));
        db.sql("delete from inbox where event_id = ?").param(notice.id()).update();

        // What the listener has taken in counts once its offset is committed.
        await().untilAsserted(() -> assertThat(discrepancies(notices)).anyMatch(one -> one.contains(notice.id())));
    }

    @Test
    void findsNotificationsWithoutAnInbox() {
        publish(1, created());
        db.sql("delete from user_inbox where user_id = ?").param(user.id()).update();

        assertThat(of(inboxes)).singleElement().asString().endsWith("has notifications, but no inbox");
        db.sql("delete from notification where user_id = ?").param(user.id()).update();
    }

    @Test
    void comparesOnlyInboxesThatGotSomethingBetweenTwoChecksOfAll() {
        publish(1, created());
        db.sql("update user_inbox set unread = 0 where user_id = ?")
                .param(user.id())
                .update();

        assertThat(newDiscrepancies()).hasSize(1);
        clock.putForward(Duration.ofHours(25));
        assertThat(newDiscrepancies()).isEmpty();
        assertThat(of(inboxes)).hasSize(1);
        db.sql("update user_inbox set unread = 1 where user_id = ?")
                .param(user.id())
                .update();
    }

    @Test
    void readsNoWholeTableOfNotificationsToCompareInboxes() {
        fill(20_000, "order_created");
        TestDatabase.shared().asOwner().sql("vacuum analyze notification").update();

        assertThat(plan(InboxCheck.WITHOUT)).doesNotContain("Seq Scan on notification");
        assertThat(plan(InboxCheck.CHANGED)).contains("notification_by_age").doesNotContain("Seq Scan");
        assertThat(plan(InboxCheck.COUNTS_OF_SOME)).doesNotContain("Seq Scan on notification");
    }

    private String plan(String sql) {
        var parameters = Map.of(
                "most", 20, "size", 20, "since", now().atOffset(ZoneOffset.UTC), "users", new UUID[] {user.id()});
        return String.join("\n", template.queryForList("explain " + sql, parameters, String.class));
    }

    private List<String> newDiscrepancies() {
        var found = new ArrayList<String>();
        inboxes.checkNew(found::add);
        return found.stream().filter(one -> one.contains(user.id().toString())).toList();
    }

    @Test
    void findsMailsThatWaitForEver() {
        publish(1, created());
        awaitSent(1);
        postpone("order_created");

        clock.putForward(Duration.ofDays(4));

        assertThat(discrepancies(mails)).anyMatch(one -> one.startsWith("Mail " + mail() + ","));
    }

    /** The event may have come late, or the mail may have been resent. */
    @Test
    void leavesMailsAloneThatWaitForAShortTimeOnly() {
        publish(1, new OrderCreated(id(), now().minus(Duration.ofDays(4)), order(user)));
        awaitSent(1);
        postpone("order_created");

        assertThat(discrepancies(mails)).noneMatch(one -> one.startsWith("Mail " + mail() + ","));
    }

    private long mail() {
        return db.sql("select number from mail where user_id = ?")
                .param(user.id())
                .query(Long.class)
                .single();
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
