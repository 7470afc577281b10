package org.walletsuite.voucher.transaction;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.database.Timestamps;
import org.walletsuite.platform.partner.PartnerEnvironment;

/**
 * A call as the table has it.
 *
 * @param amount of the voucher that it is about, in cents
 * @param httpStatus null where nobody was answered; likewise {@code micros}, how long it took
 */
record TransactionRow(
        long id,
        PartnerEnvironment environment,
        String operation,
        TransactionStatus status,
        @Nullable Integer httpStatus,
        @Nullable String errorCode,
        @Nullable String reference,
        @Nullable UUID voucherId,
        @Nullable Long amount,
        @Nullable Long micros,
        Instant createdAt) {

    static TransactionRow of(ResultSet row) throws SQLException {
        return new TransactionRow(
                row.getLong("id"),
                PartnerEnvironment.valueOf(row.getString("environment")),
                row.getString("operation"),
                TransactionStatus.valueOf(row.getString("outcome")),
                row.getObject("status", Integer.class),
                row.getString("error_code"),
                row.getString("partner_reference"),
                row.getObject("voucher_id", UUID.class),
                row.getObject("amount", Long.class),
                row.getObject("duration_micros", Long.class),
                Timestamps.of(row, "created_at"));
    }
}
