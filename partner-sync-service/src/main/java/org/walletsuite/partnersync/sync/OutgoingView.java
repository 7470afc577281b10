package org.walletsuite.partnersync.sync;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.database.Timestamps;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A user who waits to be sent, or whom the system refused, as admins see it. */
@JsonNaming(SnakeCaseStrategy.class)
record OutgoingView(
        UUID userId, String status, int tries, @Nullable String error, Instant dueAt, Instant createdAt) {

    static OutgoingView of(ResultSet row) throws SQLException {
        return new OutgoingView(
                row.getObject("user_id", UUID.class),
                row.getString("status").toLowerCase(Locale.ROOT),
                row.getInt("tries"),
                row.getString("error"),
                Timestamps.of(row, "due_at").truncatedTo(ChronoUnit.SECONDS),
                Timestamps.of(row, "created_at").truncatedTo(ChronoUnit.SECONDS));
    }
}
