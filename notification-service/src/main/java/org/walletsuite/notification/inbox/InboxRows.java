package org.walletsuite.notification.inbox;

import static org.walletsuite.platform.database.Timestamps.at;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.walletsuite.notification.type.NotificationType;
import org.walletsuite.platform.giftcard.ListPage;

/** The notifications of a user; nobody else's are ever read or changed. */
@Repository
class InboxRows {

    private final JdbcClient db;

    InboxRows(JdbcClient db) {
        this.db = db;
    }

    /**
     * Which notifications are wanted.
     *
     * @param type null for all
     */
    record Filter(UUID user, boolean unreadOnly, @Nullable NotificationType type) {

        /** Only the conditions that are needed, each in the words of an index. */
        String where() {
            return " from notification where user_id = :user"
                    + (unreadOnly ? " and read_at is null" : "")
                    + (type == null ? "" : " and type = :type");
        }
    }

    /** The newest first. The page's ids are found in the index alone, so that far pages are fast, too. */
    List<NotificationView> list(Filter wanted, ListPage page) {
        return filtered(listing(wanted), wanted)
                .param("size", page.size())
                .param("offset", page.offset())
                .query((row, _) -> NotificationView.of(row))
                .list();
    }

    static String listing(Filter wanted) {
        return "select " + NotificationView.COLUMNS + " from notification where id in (select id" + wanted.where()
                + " order by id desc limit :size offset :offset) order by id desc";
    }

    /** Of all and of unread ones the inbox keeps count. */
    long count(Filter wanted) {
        if (wanted.type() == null) {
            return counter(wanted.user(), wanted.unreadOnly() ? "unread" : "total");
        }
        return filtered("select count(*)" + wanted.where(), wanted)
                .query(Long.class)
                .single();
    }

    long unread(UUID user) {
        return counter(user, "unread");
    }

    private long counter(UUID user, String column) {
        return db.sql("select " + column + " from user_inbox where user_id = ?")
                .param(user)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    Optional<NotificationView> find(UUID user, long id) {
        return db.sql("select " + NotificationView.COLUMNS + " from notification where user_id = ? and id = ?")
                .param(user)
                .param(id)
                .query((row, _) -> NotificationView.of(row))
                .optional();
    }

    /** The newest one's id; 0 where there is none. */
    long newest(UUID user) {
        return db.sql("select coalesce(max(id), 0) from notification where user_id = ?")
                .param(user)
                .query(Long.class)
                .single();
    }

    /** How many of these were the user's and unread. */
    @Transactional
    public int markAsRead(UUID user, Collection<Long> ids, Instant now) {
        lock(user);
        return marked(user, now, "id = any(?)", (Object) ids.toArray(Long[]::new));
    }

    /** Marks the oldest unread ones up to this id, and returns how many. */
    @Transactional
    public int markOldestAsRead(UUID user, long upTo, int limit, Instant now) {
        lock(user);
        return marked(
                user,
                now,
                "id in (select id from notification where user_id = ? and read_at is null and id <= ?"
                        + " order by id limit ?)",
                user,
                upTo,
                limit);
    }

    private void lock(UUID user) {
        db.sql("select 1 from user_inbox where user_id = ? for update")
                .param(user)
                .query((_, _) -> true)
                .list();
    }

    private int marked(UUID user, Instant now, String which, Object... parameters) {
        var statement = db.sql("update notification set read_at = ? where user_id = ? and read_at is null and " + which)
                .param(at(now))
                .param(user);
        for (var parameter : parameters) {
            statement = statement.param(parameter);
        }
        var marked = statement.update();
        db.sql("update user_inbox set unread = unread - ? where user_id = ?")
                .param(marked)
                .param(user)
                .update();
        return marked;
    }

    private JdbcClient.StatementSpec filtered(String sql, Filter wanted) {
        return db.sql(sql)
                .param("user", wanted.user())
                .param("type", wanted.type() == null ? null : wanted.type().code());
    }
}
