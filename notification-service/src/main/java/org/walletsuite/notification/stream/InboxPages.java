package org.walletsuite.notification.stream;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.walletsuite.notification.inbox.NotificationView;

/**
 * Inboxes as streams read them: forward from a number. A user's numbers ascend with their commits, because whoever adds to
 * an inbox holds its lock; so nothing appears later behind a number that was read.
 */
@Repository
class InboxPages {

    /** What a stream holds in memory at most. */
    static final int SIZE = 50;

    /** Something that concerns everybody wakes all streams at once, and others need the database's connections, too. */
    private static final int READ_AT_ONCE = 2;

    private final JdbcClient db;
    private final Semaphore reading = new Semaphore(READ_AT_ONCE, true);

    InboxPages(JdbcClient db) {
        this.db = db;
    }

    /** How far a user's stream has come. */
    record Position(UUID user, long last) {}

    /**
     * Where a stream begins: behind the last one that was seen. With none, and with one that is still to come, it begins
     * behind the newest.
     */
    Position begin(UUID user, OptionalLong seen) {
        var newest = db.sql("select coalesce(max(id), 0) from notification where user_id = ?")
                .param(user)
                .query(Long.class)
                .single();
        return new Position(user, Math.min(newest, seen.orElse(newest)));
    }

    /** The next ones, oldest first; empty when the database had no time within so long. */
    Optional<List<NotificationView>> after(Position position, Duration patience) throws InterruptedException {
        if (!reading.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            return Optional.empty();
        }
        try {
            return Optional.of(db.sql("select " + NotificationView.COLUMNS
                            + " from notification where user_id = ? and id > ? order by id limit ?")
                    .param(position.user())
                    .param(position.last())
                    .param(SIZE)
                    .query((row, _) -> NotificationView.of(row))
                    .list());
        } finally {
            reading.release();
        }
    }

    /** The users who have something behind their position. */
    static Set<UUID> waiting(Connection connection, Collection<Position> positions) throws SQLException {
        try (var query = connection.prepareStatement(
                "select user_id from unnest(?, ?) as stream (user_id, last)"
                        + " where exists (select from notification n where n.user_id = stream.user_id and n.id > stream.last)")) {
            query.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", positions.stream().map(Position::user).toArray()));
            query.setArray(
                    2,
                    connection.createArrayOf(
                            "bigint", positions.stream().map(Position::last).toArray()));
            var users = new HashSet<UUID>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    users.add(row.getObject("user_id", UUID.class));
                }
            }
            return users;
        }
    }
}
