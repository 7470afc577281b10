package org.walletsuite.platform.event;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.walletsuite.platform.database.AdvisoryLocks;
import org.walletsuite.platform.database.NotifyChannel;

/**
 * Publishes an {@link EventLog} to Kafka, in order, at least once. One replica is active, the holder of an advisory
 * lock; NOTIFY wakes it, and a slow poll covers lost notifications.
 */
final class EventRelay implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(EventRelay.class);
    private static final int BATCH = 1_000;
    private static final Duration POLL = Duration.ofMillis(500);

    /**
     * Events of this interval are published together: many small batches cost the database and the broker several times
     * as much.
     */
    private static final Duration BETWEEN_BATCHES = Duration.ofMillis(20);

    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration ACKNOWLEDGED_WITHIN = Duration.ofSeconds(15);

    /** Longer than the relay's longest pause between two statements, even when the brokers are slow. */
    private static final Duration SILENT_FOR = Duration.ofSeconds(45);

    private final EventLog log;
    private final DataSource database;
    private final RelayProducerFactory producers;
    private final RecordSpans spans;
    private volatile @Nullable Thread thread;

    EventRelay(EventLog log, DataSource database, RelayProducerFactory producers, RecordSpans spans) {
        this.log = log;
        this.database = database;
        this.producers = producers;
        this.spans = spans;
    }

    @Override
    public void start() {
        var relay = Thread.ofPlatform().name("relay-" + log.channel()).unstarted(this::run);
        thread = relay; // Set before the start: the thread runs only while it is set.
        relay.start();
    }

    @Override
    public void stop() {
        var running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
            try {
                running.join(Duration.ofSeconds(10));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void run() {
        while (isRunning()) {
            try (var connection = database.getConnection()) {
                relay(connection);
            } catch (InterruptedException e) {
                return;
            } catch (SQLException | ExecutionException | TimeoutException | RuntimeException e) {
                if (isRunning()) {
                    LOG.warn("Relaying {} failed and is tried again: {}", log.channel(), e.toString());
                    pause();
                }
            }
        }
    }

    private void relay(Connection connection)
            throws SQLException, ExecutionException, InterruptedException, TimeoutException {
        if (!holdsLock(connection)) {
            Thread.sleep(PAUSE_AFTER_FAILURE);
            return;
        }
        try {
            // A mark lost in a crash only causes a redelivery; waiting for the disk would slow down every batch.
            execute(connection, "set synchronous_commit = off");
            // A stalled holder would otherwise keep the lock and block the other replicas.
            execute(connection, "set idle_session_timeout = " + SILENT_FOR.toMillis());
            log.prepare(connection);
            relayAsItsHolder(connection);
        } finally {
            // The pool keeps the connection open, so the lock would stay held.
            execute(connection, "select pg_advisory_unlock_all()");
            execute(connection, "reset all");
        }
    }

    /**
     * A producer lives as long as the connection: after a failure its unacknowledged records must not overtake the
     * retry.
     */
    private void relayAsItsHolder(Connection connection)
            throws SQLException, ExecutionException, InterruptedException, TimeoutException {
        var producer = producers.create();
        try (var announced = NotifyChannel.listen(connection, log.channel())) {
            while (isRunning()) {
                var begun = System.nanoTime();
                var batch = log.next(connection, BATCH);
                if (batch.records().isEmpty()) {
                    announced.next(POLL);
                } else {
                    send(producer, batch);
                    log.markSent(connection, batch);
                    if (batch.records().size() < BATCH) {
                        LockSupport.parkNanos(BETWEEN_BATCHES.toNanos() - (System.nanoTime() - begun));
                    }
                    // Notifications would otherwise accumulate in the driver.
                    announced.next(Duration.ZERO);
                }
            }
        } finally {
            producer.close(Duration.ZERO);
        }
    }

    /** Closes a producer that gets no answer: a new one finds the brokers again where the old one may wait forever. */
    private void send(Producer<String, byte[]> producer, EventLog.Batch batch)
            throws ExecutionException, InterruptedException, TimeoutException {
        var deadline = System.nanoTime() + ACKNOWLEDGED_WITHIN.toNanos();
        var sent = new ArrayList<Future<RecordMetadata>>(batch.records().size());
        for (var record : batch.records()) {
            var acknowledgement = spans.send(producer, record);
            sent.add(acknowledgement);
            if (acknowledgement.isDone()) {
                await(record, acknowledgement, deadline); // It was not sent: later ones must not overtake it.
            }
        }
        for (var i = 0; i < sent.size(); i++) {
            await(batch.records().get(i), sent.get(i), deadline);
        }
    }

    private void await(ProducerRecord<String, byte[]> record, Future<RecordMetadata> acknowledgement, long deadline)
            throws ExecutionException, InterruptedException, TimeoutException {
        try {
            acknowledgement.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            if (isRefused(e.getCause())) {
                log.stop(record.topic(), e);
            }
            throw e;
        }
    }

    /** Whether the failure is permanent, caused by the event itself or its topic. */
    private static boolean isRefused(@Nullable Throwable failure) {
        return failure instanceof RecordTooLargeException
                || failure instanceof InvalidRecordException
                || failure instanceof InvalidTopicException
                || failure instanceof TopicAuthorizationException
                || failure instanceof SerializationException;
    }

    private static boolean holdsLock(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            query.setLong(1, AdvisoryLocks.EVENT_RELAY);
            try (var row = query.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_AFTER_FAILURE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
