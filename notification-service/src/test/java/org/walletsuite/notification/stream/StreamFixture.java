package org.walletsuite.notification.stream;

import static org.walletsuite.platform.testing.Patience.await;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.notification.testing.NotificationSurroundings;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.testing.ServiceScenario;

/** Users, their inboxes, and what they have open. */
@NotificationSurroundings
@SuppressWarnings("NullAway.Init") // Spring fills the fields before the first test method.
abstract class StreamFixture extends ServiceScenario {

    @Autowired
    Streams streams;

    @Autowired
    InboxSignals signals;

    @Autowired
    PlatformTransactionManager transactions;

    final UUID alice = Ids.next();

    @AfterEach
    void nothingIsLeftOpen() {
        await().until(() -> streams.count() == 0);
    }

    StreamReader listener(UUID user) {
        return resumed(user, null);
    }

    StreamReader resumed(UUID user, @Nullable String lastId) {
        return StreamReader.open(port, token(user), lastId);
    }

    String token(UUID user) {
        return issuer.token(user, Role.USER);
    }

    void notify(UUID user, String... titles) {
        transaction(() -> {
            lockInbox(user);
            List.of(titles).forEach(title -> insert(user, title));
            signals.send(List.of(user));
        });
    }

    /** What an event's transaction must do first. */
    void lockInbox(UUID user) {
        db.sql("insert into user_inbox (user_id, user_number) values (?, 1) on conflict do nothing")
                .param(user)
                .update();
        db.sql("select user_id from user_inbox where user_id = ? for update")
                .param(user)
                .query(UUID.class)
                .single();
    }

    void insert(UUID user, String title) {
        db.sql("insert into notification (user_id, user_number, event_id, type, title, message, created_at)"
                        + " values (?, 1, ?, 'order_approved', ?, 'Message', '2024-01-15T10:30:00Z')")
                .param(user)
                .param(Ids.next().toString())
                .param(title)
                .update();
    }

    /** Many at once, with texts of this length. */
    void insertMany(UUID user, int count, int length) {
        transaction(() -> {
            lockInbox(user);
            db.sql("insert into notification (user_id, user_number, event_id, type, title, message, created_at)"
                            + " select ?, 1, gen_random_uuid()::text, 'order_approved', n::text, repeat('x', ?), now()"
                            + " from generate_series(1, ?) as series (n) order by series.n")
                    .param(user)
                    .param(length)
                    .param(count)
                    .update();
            signals.send(List.of(user));
        });
    }

    void transaction(Runnable work) {
        new TransactionTemplate(transactions).executeWithoutResult(_ -> work.run());
    }

    /** The ids of a user's notifications, in their order. */
    List<Long> ids(UUID user) {
        return db.sql("select id from notification where user_id = ? order by id")
                .param(user)
                .query((row, _) -> row.getLong("id"))
                .list();
    }

    static List<String> numbers(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(Integer::toString).toList();
    }
}
