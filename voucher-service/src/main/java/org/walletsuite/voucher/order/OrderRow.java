package org.walletsuite.voucher.order;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order as it is shown to users and admins.
 *
 * @param amount in cents
 * @param credited in cents
 * @param becoming what a decision under way makes of it
 * @param notes of the last decision, also one under way, for admins only
 * @param reason of the last decision, also one under way
 */
record OrderRow(
        UUID id,
        long number,
        UUID userId,
        long userNumber,
        OrderType type,
        long cardId,
        String cardName,
        BigDecimal rate,
        long amount,
        long credited,
        OrderStatus status,
        @Nullable OrderStatus becoming,
        @Nullable String notes,
        @Nullable String reason,
        Instant createdAt,
        Instant updatedAt) {

    static OrderRow of(ResultSet row) throws SQLException {
        var becoming = row.getString("becoming");
        return new OrderRow(
                row.getObject("id", UUID.class),
                row.getLong("number"),
                row.getObject("user_id", UUID.class),
                row.getLong("user_number"),
                OrderType.valueOf(row.getString("type")),
                row.getLong("card_id"),
                row.getString("card_name"),
                row.getBigDecimal("rate"),
                row.getLong("amount"),
                row.getLong("credited"),
                OrderStatus.valueOf(row.getString("status")),
                becoming == null ? null : OrderStatus.valueOf(becoming),
                row.getString("notes"),
                row.getString("reason"),
                time(row, "created_at"),
                time(row, "updated_at"));
    }

    static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
