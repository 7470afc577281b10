package org.walletsuite.notification.reconciliation;

import static org.walletsuite.platform.database.Timestamps.at;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.reconciliation.KeysetPages;
import org.walletsuite.platform.reconciliation.ReconciliationCheck;
import org.walletsuite.platform.reconciliation.ReconciliationDatabase;

/**
 * Compares what inboxes count with what is in them. The check of all takes a sample, from a random inbox on, because the
 * notifications of all of them are too many to be counted each day; between two of them, those that got something within a
 * day are compared.
 */
@Component
@Order(3)
class InboxCheck implements ReconciliationCheck {

    private static final int AT_ONCE = 500;
    private static final int MOST_WITHOUT = 20;

    /** How many inboxes a sample has: all where there are no more. */
    private static final int SAMPLE = 50_000;

    /** The bits of an id that are no time. */
    private static final int NO_TIME_BITS = 16;

    /** The inboxes of so many notifications, the newest ones; the others wait for the check of all. */
    private static final int MOST_CHANGED = 100_000;

    private static final Duration RECENT = Duration.ofDays(1);

    /** From one user to the next by the index, however many notifications each has. */
    static final String WITHOUT = """
            with recursive owner as (
                (select user_id from notification order by user_id limit 1)
                union all
                select (select n.user_id from notification n where n.user_id > owner.user_id order by n.user_id limit 1)
                from owner where owner.user_id is not null)
            select user_id from owner
            where user_id is not null and not exists (select from user_inbox i where i.user_id = owner.user_id)
            limit :most""";

    static final String CHANGED = """
            select distinct user_id from (
                select user_id from notification where created_at >= :since order by created_at desc limit :most) as n""";

    private static final String COUNTS = """
            select i.*, n.* from (
                select user_id, total, unread from user_inbox
                where %s order by user_id limit :size) i
            cross join lateral (
                select count(*) as found, count(*) filter (where read_at is null) as found_unread
                from notification where user_id = i.user_id) n
            order by i.user_id""";

    /** Where the order of ids ends. */
    private static final UUID AFTER_ALL = new UUID(-1, -1);

    private static final String FIRST_AND_LAST = """
            (select user_id from user_inbox order by user_id limit 1)
            union all
            (select user_id from user_inbox order by user_id desc limit 1)""";

    static final String COUNTS_OF_ALL = COUNTS.formatted("user_id > :after and user_id <= :last");
    static final String COUNTS_OF_SOME = COUNTS.formatted("user_id = any(:users)");

    private final JdbcClient db;
    private final Clock clock;

    InboxCheck(ReconciliationDatabase database, Clock clock) {
        this.db = database.client();
        this.clock = clock;
    }

    @Override
    public String text() {
        return "Every inbox counts the notifications that it has, and the unread ones";
    }

    private record Counts(UUID user, long total, long unread, long found, long foundUnread) {

        static Counts of(ResultSet row) throws SQLException {
            return new Counts(
                    row.getObject("user_id", UUID.class),
                    row.getLong("total"),
                    row.getLong("unread"),
                    row.getLong("found"),
                    row.getLong("found_unread"));
        }

        boolean differ() {
            return total != found || unread != foundUnread;
        }
    }

    @Override
    public void check(Consumer<String> discrepancy) {
        var start = start();
        var counted = compare(start, AFTER_ALL, SAMPLE, discrepancy);
        compare(KeysetPages.BEFORE_ALL, start, SAMPLE - counted, discrepancy);
        db.sql(WITHOUT)
                .param("most", MOST_WITHOUT)
                .query(UUID.class)
                .list()
                .forEach(user -> discrepancy.accept("User " + user + " has notifications, but no inbox"));
    }

    @Override
    public void checkNew(Consumer<String> discrepancy) {
        var changed = db.sql(CHANGED)
                .param("since", at(clock.instant().minus(RECENT)))
                .param("most", MOST_CHANGED)
                .query(UUID.class)
                .list();
        for (var from = 0; from < changed.size(); from += AT_ONCE) {
            var users = changed.subList(from, Math.min(changed.size(), from + AT_ONCE));
            compare(
                    db.sql(COUNTS_OF_SOME)
                            .param("users", users.toArray(UUID[]::new))
                            .param("size", AT_ONCE)
                            .query((row, _) -> Counts.of(row))
                            .list(),
                    discrepancy);
        }
    }

    private static void compare(List<Counts> page, Consumer<String> discrepancy) {
        page.stream()
                .filter(Counts::differ)
                .forEach(one -> discrepancy.accept("The inbox of "
                        + one.user() + " counts " + one.total() + " notifications and " + one.unread()
                        + " unread ones, but has " + one.found() + " and " + one.foundUnread()));
    }

    /** A random id between those of all inboxes, which begin with the time when their users came. */
    private UUID start() {
        var ends = db.sql(FIRST_AND_LAST)
                .query((row, _) -> row.getObject("user_id", UUID.class))
                .list();
        if (ends.isEmpty()) {
            return KeysetPages.BEFORE_ALL;
        }
        var first = ends.getFirst().getMostSignificantBits() >>> NO_TIME_BITS;
        var last = ends.getLast().getMostSignificantBits() >>> NO_TIME_BITS;
        return new UUID(ThreadLocalRandom.current().nextLong(first, last + 1) << NO_TIME_BITS, 0);
    }

    /** Compares so many inboxes at most after one, up to another; returns how many. */
    private int compare(UUID after, UUID last, int most, Consumer<String> discrepancy) {
        var counted = 0;
        var next = after;
        while (counted < most) {
            var page = page(next, last, Math.min(AT_ONCE, most - counted));
            if (page.isEmpty()) {
                break;
            }
            compare(page, discrepancy);
            counted += page.size();
            next = page.getLast().user();
        }
        return counted;
    }

    private List<Counts> page(UUID after, UUID last, int size) {
        return db.sql(COUNTS_OF_ALL)
                .param("after", after)
                .param("last", last)
                .param("size", size)
                .query((row, _) -> Counts.of(row))
                .list();
    }
}
