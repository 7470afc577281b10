package org.walletsuite.notification.review;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.walletsuite.notification.type.Channel;
import org.walletsuite.platform.giftcard.ListPage;

/**
 * Notifications in the app and mails as one list; both are numbered in one sequence. What is older than the newest {@value
 * #MOST} is found by filters only: pages and counts end there, so that none reads a whole table.
 */
@Repository
class DeliveryRows {

    static final int MOST = 10_000;

    private static final String IN_APP = """
            select id as number, user_number, 'in_app' as channel, type, title, message, 'SENT' as status,
                null as reason, event_id, created_at, created_at as finished_at
            from notification where true""";

    private static final String MAILS = """
            select number, user_number, 'email' as channel, type, title, message, status, reason, event_id,
                created_at, finished_at
            from mail where true""";

    private final JdbcClient db;

    DeliveryRows(JdbcClient db) {
        this.db = db;
    }

    /** Which are wanted; null for all. */
    record Filter(
            @Nullable DeliveryStatus status,
            @Nullable Long userNumber,
            @Nullable Channel channel) {

        boolean inApp() {
            return channel != Channel.EMAIL && (status == null || status == DeliveryStatus.SENT);
        }

        boolean mails() {
            return channel != Channel.IN_APP;
        }

        /** By the index of users' ids: in the app lists of users are read, of admins seldom. */
        String notifications() {
            return userNumber == null
                    ? ""
                    : " and user_id in (select user_id from user_inbox where user_number = :user)";
        }

        String ofMails() {
            return (userNumber == null ? "" : " and user_number = :user")
                    + (status == null ? "" : " and status = :status");
        }
    }

    /** The newest first. */
    List<DeliveryView> list(Filter wanted, ListPage page) {
        var sql = listing(wanted);
        return sql.isEmpty()
                ? List.of()
                : filtered(sql, wanted)
                        .param("most", page.offset() + page.size())
                        .param("size", page.size())
                        .param("offset", page.offset())
                        .query((row, _) -> DeliveryView.of(row))
                        .list();
    }

    /** Empty where nothing can be found. */
    static String listing(Filter wanted) {
        var parts = Stream.of(
                        wanted.inApp() ? "(" + IN_APP + wanted.notifications() + " order by id desc limit :most)" : "",
                        wanted.mails() ? "(" + MAILS + wanted.ofMails() + " order by number desc limit :most)" : "")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" union all "));
        return parts.isEmpty()
                ? ""
                : "select * from (" + parts + ") as all_of_them order by number desc limit :size offset :offset";
    }

    /** How many there are, up to {@value #MOST}. */
    long count(Filter wanted) {
        var sql = counting(wanted);
        return sql.isEmpty()
                ? 0
                : filtered(sql, wanted).param("most", MOST).query(Long.class).single();
    }

    static String counting(Filter wanted) {
        var parts = Stream.of(
                        wanted.inApp()
                                ? "(select 1 from notification where true" + wanted.notifications() + " limit :most)"
                                : "",
                        wanted.mails() ? "(select 1 from mail where true" + wanted.ofMails() + " limit :most)" : "")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" union all "));
        return parts.isEmpty()
                ? ""
                : "select count(*) from (select 1 from (" + parts + ") as all_of_them limit :most) as counted";
    }

    Optional<DeliveryView.Detail> find(long number) {
        return db.sql(IN_APP + " and id = :number union all " + MAILS + " and number = :number")
                .param("number", number)
                .query((row, _) -> DeliveryView.of(row).with(row.getString("message"), tries(number)))
                .optional();
    }

    private List<DeliveryView.Try> tries(long mail) {
        return db.sql("""
                        select t.* from mail_try t join mail m on m.id = t.mail_id where m.number = ?
                        order by t.number""")
                .param(mail)
                .query((row, _) -> DeliveryView.Try.of(row))
                .list();
    }

    private JdbcClient.StatementSpec filtered(String sql, Filter wanted) {
        return db.sql(sql)
                .param("user", wanted.userNumber())
                .param(
                        "status",
                        wanted.status() == null ? null : wanted.status().name());
    }
}
