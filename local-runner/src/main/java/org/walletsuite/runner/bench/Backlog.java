package org.walletsuite.runner.bench;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.walletsuite.runner.Service;
import org.walletsuite.runner.Suite;
import org.walletsuite.runner.fixture.ConsumerLag;

/** Posted entries and changes of vouchers that have not reached Kafka, or not yet its consumers. */
final class Backlog implements AutoCloseable {

    /** Of payment-service, notification-service and partner-sync-service. */
    private static final List<String> LISTENERS = List.of("sales", "notification-", "webhooks");

    private static final String NOT_RELAYED = "select h.position - c.position from ledger_head h, relay_cursor c";
    private static final String NOT_PUBLISHED = "select count(*) from outbox";
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    private static final Duration LONGEST_DRAIN = Duration.ofMinutes(5);

    private final String ledger;
    private final String vouchers;
    private final ConsumerLag consumers;

    Backlog(Suite suite) {
        this.ledger = suite.ownerDatabaseUrl(Service.LEDGER);
        this.vouchers = suite.ownerDatabaseUrl(Service.VOUCHER);
        this.consumers = new ConsumerLag(suite.kafkaBootstrap());
    }

    /**
     * A backlog and how long it took until nothing was left.
     *
     * @param events not published at first
     */
    record Drained(long events, Duration time) {

        Drained atLeast(Drained other) {
            return events >= other.events ? this : other;
        }
    }

    /** Waits until all events are consumed, so that the next measurement has the machine for itself. */
    Drained drain() throws SQLException, InterruptedException, ExecutionException {
        var start = System.nanoTime();
        var events = notRelayed();
        while (notRelayed() > 0 || notConsumed() > 0) {
            if (System.nanoTime() - start > LONGEST_DRAIN.toNanos()) {
                throw new IllegalStateException("The relay's backlog doesn't drain");
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
        return new Drained(events, Duration.ofNanos(System.nanoTime() - start));
    }

    private long notRelayed() throws SQLException {
        return number(ledger, NOT_RELAYED) + number(vouchers, NOT_PUBLISHED);
    }

    private static long number(String database, String query) throws SQLException {
        try (var connection = DriverManager.getConnection(database);
                var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private long notConsumed() throws InterruptedException, ExecutionException {
        var lag = 0L;
        for (var listeners : LISTENERS) {
            lag += consumers.of(listeners);
        }
        return lag;
    }

    @Override
    public void close() {
        consumers.close();
    }
}
