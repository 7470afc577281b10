package org.walletsuite.partnersync.sync;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.database.Timestamps;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A conflict, as admins see it.
 *
 * @param externalId the user's id there
 * @param userId the user here; null where it can't be said who that is
 * @param theirEmail what they say, like their phone
 * @param ourEmail what the user had here when it was last looked at, like our phone
 * @param settledBy the admin who dismissed it
 */
@JsonNaming(SnakeCaseStrategy.class)
record Conflict(
        UUID id,
        String externalId,
        @Nullable UUID userId,
        String kind,
        String status,
        @Nullable String theirEmail,
        @Nullable String theirPhone,
        @Nullable String ourEmail,
        @Nullable String ourPhone,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant settledAt,
        @Nullable UUID settledBy) {

    static Conflict of(ResultSet row) throws SQLException {
        var settled = row.getObject("settled_at", OffsetDateTime.class);
        return new Conflict(
                row.getObject("id", UUID.class),
                row.getString("external_id"),
                row.getObject("user_id", UUID.class),
                ConflictKind.valueOf(row.getString("kind")).code(),
                ConflictStatus.valueOf(row.getString("status")).code(),
                row.getString("their_email"),
                row.getString("their_phone"),
                row.getString("our_email"),
                row.getString("our_phone"),
                second(Timestamps.of(row, "created_at")),
                second(Timestamps.of(row, "updated_at")),
                settled == null ? null : second(settled.toInstant()),
                row.getObject("settled_by", UUID.class));
    }

    @JsonIgnore
    boolean isOpen() {
        return status.equals(ConflictStatus.OPEN.code());
    }

    private static Instant second(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }

    @Override
    public String toString() {
        return "Conflict[id=" + id + "]";
    }
}
