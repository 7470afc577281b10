package org.walletsuite.notification.review;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * How many notifications there are, and how many of the events, which are notifications in the app and mails, reached
 * their users.
 *
 * @param successRate of the events that were sent or failed, in per cent with two decimals
 */
@JsonNaming(SnakeCaseStrategy.class)
record Statistics(
        long totalNotifications,
        long unreadNotifications,
        long totalEvents,
        long sentEvents,
        long failedEvents,
        String successRate,
        List<OfType> notificationsByType) {

    private static final int PER_CENT_DECIMALS = 2;

    /** How many notifications of a type there are. */
    @JsonNaming(SnakeCaseStrategy.class)
    record OfType(String notificationType, long count) {}

    static final String BY_TYPE =
            "select type, count(*) as count from notification group by type order by count(*) desc, type";

    static final String OF_MAILS = """
            select count(*) as total, count(*) filter (where status = 'SENT') as sent,
                count(*) filter (where status = 'FAILED') as failed
            from mail""";

    private record Mails(long total, long sent, long failed) {}

    private record Inboxes(long total, long unread) {}

    static Statistics read(JdbcClient db) {
        var inboxes = db.sql(
                        "select coalesce(sum(total), 0) as total, coalesce(sum(unread), 0) as unread from user_inbox")
                .query((row, _) -> new Inboxes(row.getLong("total"), row.getLong("unread")))
                .single();
        var mails = db.sql(OF_MAILS)
                .query((row, _) -> new Mails(row.getLong("total"), row.getLong("sent"), row.getLong("failed")))
                .single();
        var byType = db.sql(BY_TYPE)
                .query((row, _) -> new OfType(row.getString("type"), row.getLong("count")))
                .list();
        var all = inboxes.total() + mails.total();
        var sent = inboxes.total() + mails.sent();
        return new Statistics(
                inboxes.total(),
                inboxes.unread(),
                all,
                sent,
                mails.failed(),
                rate(sent, sent + mails.failed()),
                byType);
    }

    static String rate(long part, long whole) {
        var rate = whole == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(part)
                        .movePointRight(2)
                        .divide(BigDecimal.valueOf(whole), PER_CENT_DECIMALS, RoundingMode.HALF_UP);
        return rate.setScale(PER_CENT_DECIMALS).toPlainString() + "%";
    }
}
