package org.walletsuite.notification.testing;

import static org.walletsuite.platform.testing.Patience.await;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.walletsuite.platform.event.DomainEvent;
import org.walletsuite.platform.event.EventCodec;
import org.walletsuite.platform.event.LedgerEvent.EntryPosted;
import org.walletsuite.platform.event.LedgerEvent.TransferPart;
import org.walletsuite.platform.event.OrderEvent;
import org.walletsuite.platform.event.OrderEvent.OrderApproved;
import org.walletsuite.platform.event.OrderEvent.OrderCreated;
import org.walletsuite.platform.event.OrderEvent.OrderRejected;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.testing.ServiceScenario;
import org.walletsuite.platform.testing.TestBroker;
import org.walletsuite.platform.testing.TestClient;
import org.walletsuite.platform.testing.TestDatabase;
import org.walletsuite.platform.user.User;

/** A user to be notified, and an admin, both new for every test. */
@NotificationSurroundings
public abstract class NotificationFixture extends ServiceScenario {

    @Autowired
    protected WalletServiceStub walletService;

    @Autowired
    protected EventCodec codec;

    protected User user;
    protected TestClient reader;
    protected TestClient admin;

    @BeforeEach
    void signUp() {
        user = walletService.add();
        reader = asUser(user.id());
        admin = as(Ids.next(), Role.ADMIN);
    }

    @AfterEach
    void recover() {
        walletService.unavailable(false);
    }

    protected OrderEvent.Particulars order(User owner) {
        return order(owner, "Amazon US");
    }

    protected OrderEvent.Particulars order(User owner, String card) {
        return new OrderEvent.Particulars(
                Ids.next(), 7, owner.id(), owner.number(), "E-Code", card, 100_00, 85_00, "USD");
    }

    protected OrderCreated created() {
        return new OrderCreated(id(), now(), order(user));
    }

    protected OrderApproved approved() {
        return new OrderApproved(id(), now(), order(user), Ids.next());
    }

    protected OrderRejected rejected(String card, String reason) {
        return new OrderRejected(id(), now(), order(user, card), Ids.next(), reason);
    }

    protected static EntryPosted entry(
            UUID owner, String program, String purpose, String asset, String kind, long amount, Instant time) {
        var transfer = new TransferPart(Ids.next(), kind, null, null, Map.of());
        return new EntryPosted(
                id(), time, 1, Ids.next(), owner, program, purpose, asset, 1, amount, 500_00, "ab", transfer);
    }

    protected static String id() {
        return Ids.next().toString();
    }

    protected Instant now() {
        return clock.instant();
    }

    protected void publish(DomainEvent... events) {
        TestBroker.shared().send(Stream.of(events).map(codec::encode).toList());
    }

    /** Publishes, and waits until the user has so many notifications. */
    protected void publish(long expected, DomainEvent... events) {
        publish(events);
        awaitNotifications(user, expected);
    }

    protected void awaitNotifications(User owner, long expected) {
        await().until(() -> notifications(owner) == expected);
    }

    protected long notifications(User owner) {
        return count("notification", "user_id = ?", owner.id());
    }

    protected long mails(User owner) {
        return count("mail", "user_id = ?", owner.id());
    }

    protected void awaitSent(int mails) {
        await().until(() -> count("mail", "user_id = ? and status = 'SENT'", user.id()) == mails);
    }

    /** Has this user's mail of a type, which was sent, wait instead: for longer than a test puts the clock forward. */
    protected void postpone(String type) {
        db.sql("""
                        update mail set status = 'PENDING', next_attempt_at = now() + interval '30 days', finished_at = null
                        where user_id = ? and type = ?""").param(user.id()).param(type).update();
    }

    /** Has so many notifications of these types in turn, without an event; returns their ids, ascending. */
    protected List<@Nullable Long> fill(int number, String... types) {
        db.sql("insert into user_inbox (user_id, user_number, total, unread) values (?, ?, ?, ?)")
                .param(user.id())
                .param(user.number())
                .param(number)
                .param(number)
                .update();
        return TestDatabase.shared()
                .asOwner()
                .sql("""
                        insert into notification (user_id, user_number, event_id, type, title, message, created_at)
                        select ?, ?, ? || ':' || n, (?::text[])[n % ? + 1], 'Title', 'Message ' || n, ?
                        from generate_series(0, ? - 1) n order by n returning id""")
                .param(user.id())
                .param(user.number())
                .param(id())
                .param(types)
                .param(types.length)
                .param(now().atOffset(ZoneOffset.UTC))
                .param(number)
                .query(Long.class)
                .list();
    }
}
