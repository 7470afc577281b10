package org.walletsuite.partnersync.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * An event on its way to a partner.
 *
 * @param webhookId what the header of that name says at every try
 * @param reason why it failed or was skipped; null otherwise
 * @param trigger why it is sent, or was sent last
 * @param nextTryAt null where no try is left, and where an earlier event of the voucher comes first
 */
@JsonNaming(SnakeCaseStrategy.class)
record DeliveryView(
        UUID id,
        String webhookId,
        String event,
        boolean test,
        UUID voucherId,
        @Nullable String partnerReference,
        String status,
        @Nullable String reason,
        String trigger,
        int tries,
        Instant happenedAt,
        Instant createdAt,
        @Nullable Instant nextTryAt,
        @Nullable Instant finishedAt) {

    /**
     * A try.
     *
     * @param status what the endpoint answered; null where it did not
     * @param body the beginning of its answer
     * @param error why there was no answer
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Attempt(
            int number,
            String trigger,
            String outcome,
            Instant startedAt,
            long durationMs,
            @Nullable Integer status,
            @Nullable String body,
            @Nullable String error) {

        static Attempt of(ResultSet row) throws SQLException {
            return new Attempt(
                    row.getInt("number"),
                    Trigger.valueOf(row.getString("trigger")).code(),
                    TryOutcome.valueOf(row.getString("outcome")).code(),
                    Objects.requireNonNull(second(row, "started_at")),
                    row.getLong("duration_ms"),
                    row.getObject("status", Integer.class),
                    row.getString("body"),
                    row.getString("error"));
        }
    }

    /**
     * With what is sent and its tries, the oldest first.
     *
     * @param payload the body of every try, but for the voucher's code: asterisks stand for it
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Detail(DeliveryView delivery, String payload, List<Attempt> attempts) {}

    static DeliveryView of(ResultSet row) throws SQLException {
        return new DeliveryView(
                row.getObject("id", UUID.class),
                row.getString("event_id"),
                row.getString("event_type"),
                row.getBoolean("test"),
                row.getObject("voucher_id", UUID.class),
                row.getString("partner_reference"),
                DeliveryStatus.valueOf(row.getString("status")).code(),
                row.getString("reason"),
                Trigger.valueOf(row.getString("trigger")).code(),
                row.getInt("tries"),
                Objects.requireNonNull(second(row, "happened_at")),
                Objects.requireNonNull(second(row, "created_at")),
                second(row, "next_attempt_at"),
                second(row, "finished_at"));
    }

    private static @Nullable Instant second(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant().truncatedTo(ChronoUnit.SECONDS);
    }
}
