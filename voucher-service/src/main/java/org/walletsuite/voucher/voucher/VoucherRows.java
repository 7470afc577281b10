package org.walletsuite.voucher.voucher;

import static org.walletsuite.platform.database.Timestamps.at;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.walletsuite.platform.database.Timestamps;
import org.walletsuite.platform.partner.PartnerEnvironment;

/** Vouchers as the tables have them; those that are not shown are found nowhere. */
@Repository
class VoucherRows {

    private final JdbcClient db;

    VoucherRows(JdbcClient db) {
        this.db = db;
    }

    Optional<VoucherRow> find(UUID id) {
        return db.sql(VoucherRow.SELECT + " and id = ?")
                .param(id)
                .query((row, _) -> VoucherRow.of(row))
                .optional();
    }

    /** One query for all: a code that is unknown takes as long as one of another environment. */
    Optional<VoucherRow> withCode(byte[] codeHash, PartnerEnvironment environment) {
        return db.sql(VoucherRow.SELECT + " and code_hash = ?")
                .param(codeHash)
                .query((row, _) -> VoucherRow.of(row))
                .optional()
                .filter(voucher -> voucher.environment() == environment);
    }

    /** An owner's vouchers, the newest first. */
    List<VoucherRow> of(UUID owner, @Nullable VoucherStatus status, Instant now, Page page) {
        return db.sql(VoucherRow.SELECT + ownersOf(status) + " order by id desc limit :size offset :offset")
                .param("owner", owner)
                .param("now", at(now))
                .param("size", page.size())
                .param("offset", page.offset())
                .query((row, _) -> VoucherRow.of(row))
                .list();
    }

    long count(UUID owner, @Nullable VoucherStatus status, Instant now) {
        return db.sql("select count(*) from (" + VoucherRow.SELECT + ownersOf(status) + ") mine")
                .param("owner", owner)
                .param("now", at(now))
                .query(Long.class)
                .single();
    }

    private static String ownersOf(@Nullable VoucherStatus status) {
        return " and owner_id = :owner and environment = 'PRODUCTION' and :now::timestamptz is not null"
                + switch (status) {
                    case null -> "";
                    case ACTIVE -> " and status = 'ACTIVE' and expires_at > :now";
                    case EXPIRED -> " and (status = 'EXPIRED' or (status = 'ACTIVE' and expires_at <= :now))";
                    case REDEEMED -> " and status = 'REDEEMED'";
                    case CANCELLED -> " and status = 'CANCELLED'";
                    case ISSUING, REFUSED -> " and false";
                };
    }

    /**
     * Money that left a voucher.
     *
     * @param amount in cents
     * @param balance what was left on the voucher then, in cents
     */
    record Paid(UUID id, UUID voucherId, long amount, long balance, UUID transactionId, Instant at) {

        private static Paid of(ResultSet row) throws SQLException {
            return new Paid(
                    row.getObject("id", UUID.class),
                    row.getObject("voucher_id", UUID.class),
                    row.getLong("amount"),
                    row.getLong("balance"),
                    row.getObject("transaction_id", UUID.class),
                    Timestamps.of(row, "paid_at"));
        }
    }

    /** What was redeemed of a voucher, the newest first. */
    List<Paid> redemptions(UUID voucher, Page page) {
        return db.sql("select * from voucher_redemption where voucher_id = ? and status = 'PAID'"
                        + " order by id desc limit ? offset ?")
                .param(voucher)
                .param(page.size())
                .param(page.offset())
                .query((row, _) -> Paid.of(row))
                .list();
    }

    /** The vouchers that wait for the ledger to take the money of their issue. */
    List<UUID> issuing() {
        return db.sql("select id from voucher where status = 'ISSUING' order by id")
                .query((row, _) -> Objects.requireNonNull(row.getObject("id", UUID.class)))
                .list();
    }

    /** The redemptions of a voucher that are under way. */
    List<UUID> unpaid(UUID voucher) {
        return db.sql("select id from voucher_redemption where voucher_id = ? and status = 'PAYING' order by id")
                .param(voucher)
                .query((row, _) -> Objects.requireNonNull(row.getObject("id", UUID.class)))
                .list();
    }
}
