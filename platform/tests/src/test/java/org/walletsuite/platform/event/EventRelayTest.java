package org.walletsuite.platform.event;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.platform.testing.Patience.await;

import io.opentelemetry.api.OpenTelemetry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.walletsuite.platform.testing.TestDatabase;

class EventRelayTest {

    private final AtomicInteger tries = new AtomicInteger();

    @Test
    void returnsTheConnectionUnchangedWhenNoBrokerResolves() {
        try (var pool = new OnePooledConnection()) {
            var producers = new RelayProducerFactory(new KafkaProperties(), nowhere());
            var spans = new RecordSpans(OpenTelemetry.noop().getTracer("test"));
            var relay = new EventRelay(new Nothing(), pool, producers, spans);
            relay.start();
            await().until(() -> tries.get() > 0);
            relay.stop();
            await().untilAsserted(() -> {
                assertThat(JdbcClient.create(pool)
                                .sql("select count(*) from pg_locks"
                                        + " where locktype = 'advisory' and pid = pg_backend_pid()")
                                .query(Long.class)
                                .single())
                        .isZero();
                assertThat(List.of(setting(pool, "synchronous_commit"), setting(pool, "enable_seqscan")))
                        .containsOnly("on");
                assertThat(setting(pool, "idle_session_timeout")).isEqualTo("0");
            });
        }
    }

    @Test
    void aRelayThatStallsLosesItsLockToTheOtherReplicas() {
        try (var pool = new OnePooledConnection()) {
            var prepared = new CompletableFuture<String>();
            var producers = new RelayProducerFactory(new KafkaProperties(), nowhere());
            var spans = new RecordSpans(OpenTelemetry.noop().getTracer("test"));
            var log = new Nothing() {
                @Override
                public void prepare(Connection connection) throws SQLException {
                    try (var query = connection.createStatement();
                            var row = query.executeQuery("select current_setting('idle_session_timeout')")) {
                        row.next();
                        prepared.complete(row.getString(1));
                    }
                }
            };
            var relay = new EventRelay(log, pool, producers, spans);
            relay.start();
            assertThat(prepared.orTimeout(1, MINUTES).join()).isEqualTo("45s");
            relay.stop();
        }
    }

    private static String setting(DataSource pool, String name) {
        return JdbcClient.create(pool)
                .sql("select current_setting(?)")
                .param(name)
                .query(String.class)
                .single();
    }

    private KafkaConnectionDetails nowhere() {
        return () -> {
            tries.incrementAndGet();
            return List.of("kafka.invalid:9092");
        };
    }

    /** In a database that no other relay works on. */
    private static final class OnePooledConnection extends SingleConnectionDataSource {

        OnePooledConnection() {
            super(
                    TestDatabase.shared().url().replaceFirst("/suite$", "/postgres"),
                    TestDatabase.APP,
                    TestDatabase.APP,
                    true);
        }
    }

    private static class Nothing implements EventLog {

        @Override
        public String channel() {
            return "nothing";
        }

        @Override
        public void prepare(Connection connection) throws SQLException {
            try (var statement = connection.createStatement()) {
                statement.execute("set enable_seqscan = off");
            }
        }

        @Override
        public Batch next(Connection connection, int limit) {
            return new Batch(List.of(), List.of());
        }

        @Override
        public double age(JdbcClient db) {
            return 0;
        }

        @Override
        public void markSent(Connection connection, Batch batch) throws SQLException {
            throw new SQLException("Nothing was sent");
        }
    }
}
