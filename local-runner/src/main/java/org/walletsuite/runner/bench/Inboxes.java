package org.walletsuite.runner.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.walletsuite.runner.Service;
import org.walletsuite.runner.Suite;

/** Watches notifications become visible in notification-service's database. */
final class Inboxes {

    private static final String NEWEST = "select coalesce(max(id), 0) from notification";

    /** One listener makes all notifications of a type, so that their ids ascend with their commits. */
    private static final String ARRIVED =
            "select id, created_at from notification where id > ? and type = ? order by id";

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(2);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final String database;
    private final InstantSource clock;

    Inboxes(Suite suite, InstantSource clock) {
        this.database = suite.ownerDatabaseUrl(Service.NOTIFICATION);
        this.clock = clock;
    }

    /** Notifications of a type that come from now on. */
    Arriving watch(String type) throws SQLException {
        var connection = DriverManager.getConnection(database);
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(NEWEST)) {
            row.next();
            return new Arriving(connection, type, row.getLong(1));
        }
    }

    /** What has come since the watch began. */
    final class Arriving implements AutoCloseable {

        private final Connection connection;
        private final String type;
        private final Latencies latencies = new Latencies();
        private long last;
        private int seen;

        private Arriving(Connection connection, String type, long last) {
            this.connection = connection;
            this.type = type;
            this.last = last;
        }

        /**
         * Waits until so many have come, which may be known only later. The rate is that of those that came after the first look that found any; a
         * latency is the time from the event to the look that found its notification.
         */
        Measurement await(LongSupplier count) throws SQLException {
            var end = System.nanoTime() + LONGEST.toNanos();
            var firstSeen = 0;
            var first = 0L;
            try (var query = connection.prepareStatement(ARRIVED)) {
                query.setString(2, type);
                while (seen < count.getAsLong()) {
                    query.setLong(1, last);
                    look(query);
                    if (firstSeen == 0 && seen > 0) {
                        first = System.nanoTime();
                        firstSeen = seen;
                    }
                    if (System.nanoTime() > end) {
                        throw new IllegalStateException(
                                "Only " + seen + " of " + count.getAsLong() + " notifications came");
                    }
                    LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
                }
            }
            var all = Measurement.of(latencies.all(), Duration.ofNanos(Math.max(System.nanoTime() - first, 1)));
            return new Measurement(seen - firstSeen, all.time(), all.p50(), all.p99());
        }

        private void look(PreparedStatement query) throws SQLException {
            try (var rows = query.executeQuery()) {
                var now = clock.instant();
                while (rows.next()) {
                    last = rows.getLong(1);
                    var event = rows.getObject(2, OffsetDateTime.class).toInstant();
                    latencies.add(Duration.between(event, now).toNanos());
                    seen++;
                }
            }
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
