package org.walletsuite.notification.stream;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.database.NotifyChannel;
import org.walletsuite.platform.workflow.LifecycleThread;

/**
 * Wakes the streams of those users whose inbox has something new. Signals come through a connection that this keeps for
 * itself; a poll on it covers signals that were lost, and finds out when the connection is.
 */
@Component
final class InboxListener implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(InboxListener.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    /** So that a shutdown doesn't wait for long. */
    private static final Duration LONGEST_WAIT = Duration.ofMillis(500);

    /** Shorter than the pool's, because no signals come while a lost connection is taken for a good one. */
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(5);

    private static final Duration TO_FINISH = Duration.ofSeconds(10);

    private final DataSource database;
    private final Streams streams;
    private final StreamSettings settings;
    private final LifecycleThread thread =
            new LifecycleThread(Thread.ofPlatform().name("inbox-listener").daemon(), this::run, TO_FINISH);

    InboxListener(DataSource database, Streams streams, StreamSettings settings) {
        this.database = database;
        this.streams = streams;
        this.settings = settings;
    }

    private void run() {
        while (isRunning()) {
            try (var connection = database.getConnection()) {
                listen(connection);
            } catch (SQLException | RuntimeException e) {
                if (isRunning()) {
                    LOG.warn("Signals of new notifications can't be received and are tried again: {}", e.toString());
                    pause();
                }
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        // The pool sets it back.
        connection.setNetworkTimeout(Runnable::run, Math.toIntExact(ANSWERED_WITHIN.toMillis()));
        try (var signals = NotifyChannel.listen(connection, InboxSignals.CHANNEL)) {
            while (isRunning()) {
                var polled = System.nanoTime();
                var positions = streams.positions();
                if (!positions.isEmpty()) {
                    InboxPages.waiting(connection, positions).forEach(streams::signal);
                }
                while (isRunning()
                        && System.nanoTime() - polled < settings.poll().toNanos()) {
                    for (var users : signals.next(LONGEST_WAIT)) {
                        InboxSignals.users(users).forEach(streams::signal);
                    }
                }
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_AFTER_FAILURE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public void stop() {
        thread.stop();
    }

    @Override
    public boolean isRunning() {
        return thread.isRunning();
    }
}
