package org.walletsuite.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * What other sessions announce with NOTIFY, for as long as one connection lives. What was announced before, or between two
 * connections, is lost: a poll must stand behind it.
 */
public final class NotifyChannel implements AutoCloseable {

    private final Connection connection;
    private final PGConnection session;

    private NotifyChannel(Connection connection, PGConnection session) {
        this.connection = connection;
        this.session = session;
    }

    /** Listens on a connection without an open transaction. */
    public static NotifyChannel listen(Connection connection, String name) throws SQLException {
        execute(connection, "listen " + name);
        return new NotifyChannel(connection, connection.unwrap(PGConnection.class));
    }

    /**
     * The messages that have come since the last call.
     *
     * @param patience how long to wait for the first; zero takes only what is there already
     */
    public List<String> next(Duration patience) throws SQLException {
        // To the driver zero milliseconds mean for ever.
        var came = patience.toMillis() > 0
                ? session.getNotifications(Math.toIntExact(patience.toMillis()))
                : session.getNotifications();
        return came == null
                ? List.of()
                : Stream.of(came).map(PGNotification::getParameter).toList();
    }

    /** The pool keeps the connection, which would go on receiving. */
    @Override
    public void close() throws SQLException {
        execute(connection, "unlisten *");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
