package org.walletsuite.notification.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.platform.testing.Patience.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.walletsuite.notification.testing.NotificationFixture;
import org.walletsuite.platform.event.DomainEvent;
import org.walletsuite.platform.event.OrderEvent;
import org.walletsuite.platform.event.OrderEvent.OrderCreated;
import org.walletsuite.platform.event.SecurityEvent.PinChanged;
import org.walletsuite.platform.event.UserEvent.KycApproved;
import org.walletsuite.platform.event.VoucherEvent;
import org.walletsuite.platform.event.VoucherEvent.VoucherIssued;
import org.walletsuite.platform.event.WithdrawalEvent;
import org.walletsuite.platform.event.WithdrawalEvent.WithdrawalCreated;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.testing.TestBroker;

class IntakeTest extends NotificationFixture {

    @Autowired
    private Listeners listeners;

    @Test
    void notifiesInTheAppAndByMail() {
        publish(1, approved());

        var notification = reader.get("/notifications/").expect(200);
        assertThat(notification.text("/0/notification_type")).isEqualTo("order_approved");
        assertThat(notification.text("/0/notification_type_display")).isEqualTo("Order Approved");
        assertThat(notification.text("/0/title")).isEqualTo("Order Approved");
        assertThat(notification.text("/0/message")).startsWith("Your gift card order for $100.00 has been approved.");
        assertThat(notification.text("/0/priority")).isEqualTo("high");
        assertThat(notification.at("/0/is_read").asBoolean()).isFalse();
        assertThat(reader.get("/notifications/unread-count").at("/unread_count").asLong())
                .isEqualTo(1);
        assertThat(mails(user)).isEqualTo(1);
    }

    /** As an approval does: its own event, and one of each balance. */
    @Test
    void sendsOneMailPerDecision() {
        publish(
                3,
                approved(),
                entry(user.id(), "giftcard", "pending", "USD", "GIFT_CARD_APPROVAL", -85_00, now()),
                entry(user.id(), "giftcard", "withdrawable", "USD", "GIFT_CARD_APPROVAL", 85_00, now()));

        assertThat(types()).containsExactlyInAnyOrder("order_approved", "balance_updated", "balance_updated");
        assertThat(mails(user)).isEqualTo(1);
    }

    @Test
    void consumesEveryTopic() {
        var withdrawal = new WithdrawalEvent.Particulars(
                Ids.next(), 7, user.id(), user.number(), 500_00, "USD", "bank_transfer");
        var voucher = new VoucherEvent.Particulars(
                Ids.next(), user.id(), "4821", "production", null, null, 1_00, 1_00, "ZAR", now(), now(), null);

        publish(
                6,
                created(),
                new WithdrawalCreated(id(), now(), withdrawal, "0".repeat(64)),
                new KycApproved(id(), now(), user),
                new VoucherIssued(id(), now(), voucher),
                new PinChanged(id(), now(), user.id()),
                entry(user.id(), "giftcard", "pending", "USD", "GIFT_CARD_ORDER", 85_00, now()));

        assertThat(types())
                .containsExactlyInAnyOrder(
                        "order_created",
                        "withdrawal_created",
                        "kyc_approved",
                        "voucher_issued",
                        "security_pin_changed",
                        "balance_updated");
    }

    @Test
    void speaksTheUsersLanguage() {
        user = walletService.add("fr");

        publish(1, created());

        assertThat(title()).isEqualTo("Commande créée");
        assertThat(count("mail", "user_id = ? and language = 'fr'", user.id())).isEqualTo(1);
    }

    @Test
    void notifiesOnceOfAnEventThatComesThreeTimes() {
        var event = created();
        var last = approved();

        publish(2, event, event, event, last);

        assertThat(types()).containsExactlyInAnyOrder("order_created", "order_approved");
        assertThat(mails(user)).isEqualTo(2);
        assertCountsAreExact();
    }

    /** As after a rebalance amid a batch. */
    @Test
    void notifiesOnceOfABatchThatTwoReplicasConsumeAtOnce() {
        var others = List.of(walletService.add(), walletService.add(), walletService.add());
        var events = IntStream.range(0, 300)
                .<DomainEvent>mapToObj(number -> new OrderCreated(id(), now(), order(others.get(number % 3))))
                .toList();
        var records = records(events);
        var reversed = new ArrayList<>(records);
        Collections.reverse(reversed);

        atOnce(4, number -> {
            listeners.orders(number % 2 == 0 ? records : reversed);
            return number;
        });

        for (var other : others) {
            assertThat(notifications(other)).isEqualTo(100);
            assertThat(mails(other)).isEqualTo(100);
            assertThat(count("user_inbox", "user_id = ? and total = 100 and unread = 100", other.id()))
                    .isEqualTo(1);
        }
    }

    @Test
    void goesOnAfterAPoisonedEventWhichIsReplayedAfterTheMend() {
        var poisoned = codec.encode(created());
        var bad = new ProducerRecord<>(
                poisoned.topic(), 0, poisoned.key(), bytes("{\"id\":\"x\",\"order\":null}"), poisoned.headers());
        var before = codec.encode(created());
        var after = codec.encode(approved());

        TestBroker.shared()
                .send(List.of(
                        new ProducerRecord<>(before.topic(), 0, before.key(), before.value(), before.headers()),
                        bad,
                        new ProducerRecord<>(after.topic(), 0, after.key(), after.value(), after.headers())));

        awaitNotifications(user, 2);
        await().until(() -> deadLetters(poisoned.key()) == 1);
        mend(poisoned);
        awaitNotifications(user, 3);
        assertThat(count("dead_letter", "key = ? and status = 'REPLAYED'", (Object) bytes(poisoned.key())))
                .isEqualTo(1);
    }

    /** The same record can be read now; it is replayed as from the command line. */
    private void mend(ProducerRecord<String, byte[]> readable) {
        db.sql("""
                        update dead_letter set value = ?, status = 'REQUESTED', handled_by = 'me', reason = 'mended'
                        where key = ?""").param(readable.value()).param(bytes(readable.key())).update();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What the directory does not know yet is asked for; as long as that is impossible, the events wait. */
    @Test
    void waitsForUsersWhoCannotBeLookedUp() {
        walletService.unavailable(true);
        publish(created());
        await().during(Duration.ofMillis(500)).until(() -> notifications(user) == 0);

        walletService.unavailable(false);

        awaitNotifications(user, 1);
    }

    @Test
    void countsEventsOfUsersWhomNobodyKnows() {
        var stranger = Ids.next();
        var before = intake("unknown");

        var event = new PinChanged(id(), now(), stranger);

        publish(1, event, created());

        await().until(() -> intake("unknown") == before + 1);
        assertThat(count("notification", "user_id = ?", stranger)).isZero();
        assertThat(count("event_of_unknown_user", "event_id = ? and user_id = ?", event.id(), stranger))
                .isOne();
    }

    @Test
    void makesNothingOfEventsThatAreOlderThanNotificationsAreKept() {
        publish(1, new OrderCreated(id(), now().minus(Duration.ofDays(366)), order(user)), created());

        assertThat(notifications(user)).isEqualTo(1);
    }

    @Test
    void leavesOutWhatTheUserDoesNotWant() {
        reader.put(
                        "/notifications/preferences/",
                        "{\"order_created\": {\"in_app\": false}, \"order_approved\": {\"email\": false}}")
                .expect(200);

        publish(1, created(), approved());
        await().until(() -> mails(user) == 1);

        assertThat(types()).containsExactly("order_approved");
        assertThat(count("mail", "user_id = ? and type = 'order_created'", user.id()))
                .isEqualTo(1);
    }

    @Test
    void sendsSmallFestivalPaymentsByMailOnlyToThoseWhoWantThat() {
        publish(1, entry(user.id(), "festival", "wallet", "FEST-" + Ids.next(), "PURCHASE", -5_00, now()));

        assertThat(mails(user)).isZero();
    }

    private void assertCountsAreExact() {
        assertThat(count("""
                        user_inbox i""", """
                        user_id = ? and total = (select count(*) from notification n where n.user_id = i.user_id)
                        and unread = (select count(*) from notification n where n.user_id = i.user_id and read_at is null)
                        """, user.id())).isEqualTo(1);
    }

    private List<@Nullable String> types() {
        return db.sql("select type from notification where user_id = ? order by id")
                .param(user.id())
                .query(String.class)
                .list();
    }

    private String title() {
        return db.sql("select title from notification where user_id = ?")
                .param(user.id())
                .query(String.class)
                .single();
    }

    private long intake(String column) {
        return db.sql("select coalesce(sum(" + column + "), 0) from intake where topic = 'security' and day = ?")
                .param(LocalDate.ofInstant(now(), ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    private long deadLetters(String key) {
        return count("dead_letter", "key = ?", (Object) bytes(key));
    }

    private List<ConsumerRecord<String, byte[]>> records(List<DomainEvent> events) {
        var records = new ArrayList<ConsumerRecord<String, byte[]>>();
        for (var event : events) {
            var sent = codec.encode(event);
            records.add(new ConsumerRecord<>(
                    OrderEvent.TOPIC,
                    0,
                    records.size(),
                    now().toEpochMilli(),
                    TimestampType.CREATE_TIME,
                    0,
                    0,
                    sent.key(),
                    sent.value(),
                    sent.headers(),
                    Optional.empty()));
        }
        return records;
    }
}
