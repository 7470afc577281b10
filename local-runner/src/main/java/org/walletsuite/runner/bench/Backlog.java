package org.walletsuite.runner.bench;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.walletsuite.runner.Service;
import org.walletsuite.runner.Suite;

/** Posted entries that have not reached Kafka, or not yet its consumers. */
final class Backlog implements AutoCloseable {

    /** The group of payment-service's listener. */
    private static final String LISTENER = "sales";

    private static final String NOT_RELAYED = "select h.position - c.position from ledger_head h, relay_cursor c";
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    private static final Duration LONGEST_DRAIN = Duration.ofMinutes(5);

    private final String ledger;
    private final Admin kafka;

    Backlog(Suite suite) {
        this.ledger = suite.ownerDatabaseUrl(Service.LEDGER);
        this.kafka = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, suite.kafkaBootstrap()));
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
        try (var connection = DriverManager.getConnection(ledger);
                var statement = connection.createStatement();
                var row = statement.executeQuery(NOT_RELAYED)) {
            row.next();
            return row.getLong(1);
        }
    }

    private long notConsumed() throws InterruptedException, ExecutionException {
        var consumed = kafka.listConsumerGroupOffsets(LISTENER)
                .partitionsToOffsetAndMetadata()
                .get();
        var ends = kafka.listOffsets(consumed.keySet().stream()
                        .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest())))
                .all()
                .get();
        return ends.entrySet().stream()
                .mapToLong(end -> end.getValue().offset()
                        - Objects.requireNonNull(consumed.get(end.getKey())).offset())
                .sum();
    }

    @Override
    public void close() {
        kafka.close();
    }
}
