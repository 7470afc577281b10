package org.walletsuite.platform.restore;

import static org.walletsuite.platform.testing.Patience.await;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaAdmin;
import org.walletsuite.platform.testing.MovableClock;
import org.walletsuite.platform.testing.TestDatabase;

/**
 * A running service whose database is put back to an earlier moment. Kafka and the ledger keep what happened since, and so
 * does everybody who was answered.
 */
public final class RestoreRehearsal {

    private static final String COPY = "suite_before";
    private static final Duration MARGIN = Duration.ofHours(1);

    private final ApplicationContext service;
    private final Instant moment;

    private RestoreRehearsal(ApplicationContext service, Instant moment) {
        this.service = service;
        this.moment = moment;
    }

    /** Copies the database as it is now; all connections break meanwhile. */
    public static RestoreRehearsal copyNow(ApplicationContext service) {
        var database = TestDatabase.shared();
        database.execute("drop database if exists " + COPY);
        closeOff(database);
        var moment = Instant.now();
        executeOnceAlone("create database " + COPY + " template " + TestDatabase.NAME + " owner " + TestDatabase.OWNER);
        database.execute("alter database " + TestDatabase.NAME + " with allow_connections true");
        awaitConnections(service);
        return new RestoreRehearsal(service, moment);
    }

    /** What an operator does: stop the service, put the copy in place, start the service with {@code suite.restore.to}. */
    public void putBack() {
        var listeners = service.getBean(KafkaListenerEndpointRegistry.class);
        listeners.stop();
        var database = TestDatabase.shared();
        closeOff(database);
        executeOnceAlone("drop database " + TestDatabase.NAME + " with (force)");
        database.execute("alter database " + COPY + " rename to " + TestDatabase.NAME);
        awaitConnections(service);

        startLevel(listeners);
        startLevel(listeners); // The next start finds that it was done.
        listeners.start();
    }

    private void startLevel(KafkaListenerEndpointRegistry listeners) {
        new Restoration(
                        moment,
                        MARGIN,
                        service.getBean(DataSource.class),
                        new ConsumerPositions(service.getBean(KafkaAdmin.class), listeners),
                        service.getBeanProvider(RestoreStep.class)
                                .orderedStream()
                                .toList(),
                        service.getBean(MovableClock.class))
                .start();
    }

    private static void closeOff(TestDatabase database) {
        database.execute("alter database " + TestDatabase.NAME + " with allow_connections false");
        database.execute("select pg_terminate_backend(pid, 60000) from pg_stat_activity where datname = '"
                + TestDatabase.NAME + "'");
    }

    /** What was connected to the database may need a moment to leave it. */
    private static void executeOnceAlone(String statement) {
        await().ignoreExceptions().untilAsserted(() -> TestDatabase.shared().execute(statement));
    }

    private static void awaitConnections(ApplicationContext service) {
        var database = service.getBean(DataSource.class);
        try {
            Objects.requireNonNull(database.unwrap(HikariDataSource.class).getHikariPoolMXBean())
                    .softEvictConnections();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        await().ignoreExceptions()
                .until(() -> JdbcClient.create(database)
                        .sql("select true")
                        .query(Boolean.class)
                        .single());
    }
}
