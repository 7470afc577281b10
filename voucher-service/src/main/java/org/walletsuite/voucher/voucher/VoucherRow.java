package org.walletsuite.voucher.voucher;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.database.Timestamps;
import org.walletsuite.platform.event.VoucherEvent.Particulars;
import org.walletsuite.platform.partner.PartnerEnvironment;
import org.walletsuite.voucher.transaction.PartnerOutcomes.Moved;

/**
 * A voucher as it is shown.
 *
 * @param status as it is stored: of one whose time is over, what {@link #statusAt} says counts
 * @param amount in cents
 * @param left what can still be redeemed unless its time is over, in cents
 */
record VoucherRow(
        UUID id,
        PartnerEnvironment environment,
        UUID ownerId,
        StoredCode code,
        @Nullable PartnerPart partner,
        long amount,
        long left,
        int redemptionCount,
        VoucherStatus status,
        UUID transactionId,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant endedAt) {

    /** The columns that {@link #of} reads, of vouchers that are shown. */
    static final String SELECT = "select id, environment, owner_id, code_hash, code_sealed, last_digits,"
            + " partner_id, partner_reference, customer_sealed, customer_name, description, merchant_id, amount,"
            + " amount - redeemed - reserved - returned as rest,"
            + " redemption_count, status, transaction_id, created_at, expires_at, ended_at from voucher"
            + " where status in ('ACTIVE', 'REDEEMED', 'CANCELLED', 'EXPIRED')";

    static VoucherRow of(ResultSet row) throws SQLException {
        var ended = row.getObject("ended_at", OffsetDateTime.class);
        return new VoucherRow(
                row.getObject("id", UUID.class),
                PartnerEnvironment.valueOf(row.getString("environment")),
                row.getObject("owner_id", UUID.class),
                new StoredCode(row.getBytes("code_hash"), row.getBytes("code_sealed"), row.getString("last_digits")),
                PartnerPart.of(row),
                row.getLong("amount"),
                row.getLong("rest"),
                row.getInt("redemption_count"),
                VoucherStatus.valueOf(row.getString("status")),
                row.getObject("transaction_id", UUID.class),
                Timestamps.of(row, "created_at"),
                Timestamps.of(row, "expires_at"),
                ended == null ? null : ended.toInstant());
    }

    /**
     * What an event says of it. What is tried out in UAT is nobody's money, and no owner is informed of it.
     *
     * @param worth what is left on it, with what redemptions under way will take, in cents
     * @param transaction the ledger's transfer that the event is about
     */
    Particulars particulars(long worth, UUID transaction) {
        return new Particulars(
                id,
                environment == PartnerEnvironment.PRODUCTION ? ownerId : null,
                code.lastDigits(),
                environment.code(),
                partner == null ? null : partner.partnerId(),
                partner == null ? null : partner.partnerReference(),
                amount,
                worth,
                VoucherAccounts.CURRENCY,
                createdAt,
                expiresAt,
                transaction);
    }

    /** From its last instant on it has expired, also before anybody has moved what is left. */
    VoucherStatus statusAt(Instant now) {
        return status == VoucherStatus.ACTIVE && !now.isBefore(expiresAt) ? VoucherStatus.EXPIRED : status;
    }

    /** What a partner's call moved; empty where no partner issued it. */
    Optional<Moved> moved() {
        return Optional.ofNullable(partner)
                .map(own -> new Moved(own.partnerId(), environment, id, own.partnerReference(), amount));
    }

    /** What it is worth now, in cents. */
    long balanceAt(Instant now) {
        return statusAt(now) == VoucherStatus.ACTIVE ? left : 0;
    }
}
