package org.walletsuite.notification.reconciliation;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.reconciliation.KeysetPages;
import org.walletsuite.platform.reconciliation.ReconciliationCheck;
import org.walletsuite.platform.reconciliation.ReconciliationDatabase;

/** Compares what inboxes count with what is in them. */
@Component
@Order(3)
class InboxCheck implements ReconciliationCheck {

    private static final int AT_ONCE = 500;
    private static final int MOST_WITHOUT = 20;

    private final JdbcClient db;

    InboxCheck(ReconciliationDatabase database) {
        this.db = database.client();
    }

    @Override
    public String text() {
        return "Every inbox counts the notifications that it has, and the unread ones";
    }

    private record Counts(UUID user, long total, long unread, long found, long foundUnread) {

        boolean differ() {
            return total != found || unread != foundUnread;
        }
    }

    @Override
    public void check(Consumer<String> discrepancy) {
        KeysetPages.walk(
                AT_ONCE,
                this::page,
                Counts::user,
                page -> page.stream()
                        .filter(Counts::differ)
                        .forEach(one -> discrepancy.accept("The inbox of "
                                + one.user() + " counts " + one.total() + " notifications and " + one.unread()
                                + " unread ones, but has " + one.found() + " and " + one.foundUnread())));
        db.sql("""
                        select distinct user_id from notification n
                        where not exists (select 1 from user_inbox i where i.user_id = n.user_id) limit ?""")
                .param(MOST_WITHOUT)
                .query(UUID.class)
                .list()
                .forEach(user -> discrepancy.accept("User " + user + " has notifications, but no inbox"));
    }

    private List<Counts> page(@Nullable UUID after, int size) {
        return db.sql("""
                        select i.*, n.* from (
                            select user_id, total, unread from user_inbox
                            where :after::uuid is null or user_id > :after order by user_id limit :size) i
                        cross join lateral (
                            select count(*) as found, count(*) filter (where read_at is null) as found_unread
                            from notification where user_id = i.user_id) n
                        order by i.user_id""")
                .param("after", after)
                .param("size", size)
                .query((row, _) -> new Counts(
                        row.getObject("user_id", UUID.class),
                        row.getLong("total"),
                        row.getLong("unread"),
                        row.getLong("found"),
                        row.getLong("found_unread")))
                .list();
    }
}
