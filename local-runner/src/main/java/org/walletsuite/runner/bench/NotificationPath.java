package org.walletsuite.runner.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.walletsuite.runner.Service;
import org.walletsuite.runner.Suite;

/**
 * Events of gift-card orders on their way from voucher-service's outbox into users' inboxes. Orders have the only topic that
 * nothing else is derived from, so that made-up ones leave all books in balance.
 */
final class NotificationPath implements AutoCloseable {

    /** As many at once as make batches large and the time to be measured long. */
    private static final int AT_ONCE = 20_000;

    private static final int TICKS_A_SECOND = 100;

    /** The type of the notifications that these events make. */
    private static final String TYPE = "order_created";

    private static final String ADD = """
            insert into outbox (topic, key, event_id, type, time, value)
            select 'orders', order_id, event_id, 'order.created.v1', now(), json_build_object(
                'id', event_id,
                'time', to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
                'order', json_build_object('id', order_id, 'number', n, 'userId', u.id, 'userNumber', u.number,
                    'type', 'E-Code', 'cardName', 'Games card', 'amount', 10000, 'credited', 9000, 'currency', 'USD'))
            from (select n, gen_random_uuid() as event_id, gen_random_uuid() as order_id
                from generate_series(1, ?) as n) as made
            join unnest(?::uuid[], ?::bigint[]) with ordinality as u (id, number, place)
                on u.place = 1 + n % cardinality(?::bigint[])""";

    private final Connection outbox;
    private final Inboxes inboxes;
    private final List<BenchmarkUser> users;

    private NotificationPath(Connection outbox, Inboxes inboxes, List<BenchmarkUser> users) {
        this.outbox = outbox;
        this.inboxes = inboxes;
        this.users = users;
    }

    static NotificationPath open(Suite suite, Inboxes inboxes, List<BenchmarkUser> users) throws SQLException {
        return new NotificationPath(
                DriverManager.getConnection(suite.ownerDatabaseUrl(Service.VOUCHER)), inboxes, users);
    }

    /** The rate from the first to the last arrival when all events are there at once. */
    Measurement atOnce() throws SQLException {
        try (var arriving = inboxes.watch(TYPE)) {
            publish(AT_ONCE);
            return arriving.await(() -> AT_ONCE);
        }
    }

    /** At a fixed rate; latencies count from the event's commit. They stay short where the lag does not grow. */
    Measurement paced(int perSecond, Duration time) throws SQLException {
        var ticks = TICKS_A_SECOND * time.toSeconds();
        var each = perSecond / TICKS_A_SECOND;
        try (var arriving = inboxes.watch(TYPE)) {
            var publishing = CompletableFuture.runAsync(() -> publishAtTicks(ticks, each));
            var measured = arriving.await(() -> publishing.isCompletedExceptionally() ? 0 : ticks * each);
            publishing.join();
            return measured;
        }
    }

    private void publishAtTicks(long ticks, int each) {
        var due = System.nanoTime();
        for (var tick = 0L; tick < ticks; tick++) {
            LockSupport.parkNanos(due - System.nanoTime());
            due += Duration.ofSeconds(1).toNanos() / TICKS_A_SECOND;
            try {
                publish(each);
            } catch (SQLException e) {
                throw new IllegalStateException("The outbox takes no events", e);
            }
        }
    }

    private void publish(int count) throws SQLException {
        var numbers = outbox.createArrayOf(
                "bigint", users.stream().map(BenchmarkUser::number).toArray());
        try (var insert = outbox.prepareStatement(ADD)) {
            insert.setInt(1, count);
            insert.setArray(
                    2,
                    outbox.createArrayOf(
                            "uuid", users.stream().map(BenchmarkUser::id).toArray()));
            insert.setArray(3, numbers);
            insert.setArray(4, numbers);
            insert.executeUpdate();
        }
    }

    @Override
    public void close() throws SQLException {
        outbox.close();
    }
}
