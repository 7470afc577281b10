package org.walletsuite.notification.inbox;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.walletsuite.notification.type.NotificationType;
import org.walletsuite.notification.type.Priority;

/** A notification as lists, the detail and streams show it. */
public record NotificationView(
        long id,
        @JsonProperty("notification_type") String type,
        @JsonProperty("notification_type_display") String typeDisplay,
        String title,
        String message,
        String priority,
        @JsonProperty("priority_display") String priorityDisplay,
        @JsonProperty("is_read") boolean read,
        @JsonProperty("created_at") Instant createdAt,
        @JsonProperty("created_at_formatted") String createdAtFormatted,
        @JsonProperty("read_at") @Nullable Instant readAt) {

    /** The columns that {@link #of} reads. */
    public static final String COLUMNS = "id, type, title, message, created_at, read_at";

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    /** Also of a type that this version does not know: it is called by its code. */
    public static NotificationView of(ResultSet row) throws SQLException {
        var code = row.getString("type");
        var type = NotificationType.ofCode(code);
        var priority = type.map(NotificationType::priority).orElse(Priority.MEDIUM);
        var createdAt = row.getObject("created_at", OffsetDateTime.class).toInstant();
        var readAt = row.getObject("read_at", OffsetDateTime.class);
        return new NotificationView(
                row.getLong("id"),
                code,
                type.map(NotificationType::display).orElse(code),
                row.getString("title"),
                row.getString("message"),
                priority.code(),
                priority.display(),
                readAt != null,
                createdAt.truncatedTo(ChronoUnit.SECONDS),
                FORMAT.format(createdAt.atOffset(ZoneOffset.UTC)),
                readAt == null ? null : readAt.toInstant().truncatedTo(ChronoUnit.SECONDS));
    }
}
