package org.walletsuite.notification.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.walletsuite.notification.type.NotificationType;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A notification on its way to its user through one channel, as admins see it.
 *
 * @param id of the notification in the app, or of the mail
 * @param userId the user's number; null for a mail to a partner
 * @param eventId what caused it
 * @param reason why it was given up or not sent; null otherwise
 * @param createdAt when that happened
 * @param finishedAt when it was sent or given up; null while it is not
 */
@JsonNaming(SnakeCaseStrategy.class)
record DeliveryView(
        long id,
        @Nullable Long userId,
        String channel,
        String notificationType,
        String notificationTypeDisplay,
        String title,
        String status,
        @Nullable String reason,
        String eventId,
        Instant createdAt,
        @Nullable Instant finishedAt) {

    /** A try to send a mail. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Try(int number, String outcome, @Nullable String reply, Instant beganAt, Instant endedAt) {

        static Try of(ResultSet row) throws SQLException {
            return new Try(
                    row.getInt("number"),
                    row.getString("outcome"),
                    row.getString("reply"),
                    second(row.getObject("began_at", OffsetDateTime.class)),
                    second(row.getObject("ended_at", OffsetDateTime.class)));
        }
    }

    /** With its text, and the tries to send it. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Detail(
            long id,
            @Nullable Long userId,
            String channel,
            String notificationType,
            String notificationTypeDisplay,
            String title,
            String message,
            String status,
            @Nullable String reason,
            String eventId,
            Instant createdAt,
            @Nullable Instant finishedAt,
            List<Try> tries) {}

    Detail with(String message, List<Try> tries) {
        return new Detail(
                id,
                userId,
                channel,
                notificationType,
                notificationTypeDisplay,
                title,
                message,
                status,
                reason,
                eventId,
                createdAt,
                finishedAt,
                tries);
    }

    static DeliveryView of(ResultSet row) throws SQLException {
        var type = row.getString("type");
        var finishedAt = row.getObject("finished_at", OffsetDateTime.class);
        return new DeliveryView(
                row.getLong("number"),
                row.getObject("user_number", Long.class),
                row.getString("channel"),
                type,
                NotificationType.ofCode(type).map(NotificationType::display).orElse(type),
                row.getString("title"),
                DeliveryStatus.valueOf(row.getString("status")).code(),
                row.getString("reason"),
                row.getString("event_id"),
                second(row.getObject("created_at", OffsetDateTime.class)),
                finishedAt == null ? null : second(finishedAt));
    }

    private static Instant second(OffsetDateTime time) {
        return time.toInstant().truncatedTo(ChronoUnit.SECONDS);
    }
}
