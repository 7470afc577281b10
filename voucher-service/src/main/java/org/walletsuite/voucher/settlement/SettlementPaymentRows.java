package org.walletsuite.voucher.settlement;

import static org.walletsuite.platform.database.Timestamps.at;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.walletsuite.platform.database.Timestamps;
import org.walletsuite.platform.partner.PartnerEnvironment;
import org.walletsuite.voucher.voucher.Page;

/** Partners' payments; one is shown once the ledger has credited it. */
@Repository
class SettlementPaymentRows {

    private final JdbcClient db;

    SettlementPaymentRows(JdbcClient db) {
        this.db = db;
    }

    /**
     * A payment.
     *
     * @param owner of the partner's accounts
     * @param amount in cents
     * @param transaction the ledger's transfer; null before it
     */
    record Payment(
            UUID id,
            String partnerId,
            PartnerEnvironment environment,
            UUID owner,
            long amount,
            String reference,
            UUID recordedBy,
            @Nullable UUID transaction,
            Instant createdAt) {}

    /** The intent; false where the partner's reference is taken. Whoever comes at the same instant waits for the commit that takes it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean add(Payment payment, Instant until) {
        return db.sql(
                                "insert into settlement_payment (id, partner_id, environment, owner_id, amount, reference, recorded_by,"
                                        + " created_at, next_attempt_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)"
                                        + " on conflict (partner_id, environment, reference) do nothing")
                        .param(payment.id())
                        .param(payment.partnerId())
                        .param(payment.environment().name())
                        .param(payment.owner())
                        .param(payment.amount())
                        .param(payment.reference())
                        .param(payment.recordedBy())
                        .param(at(payment.createdAt()))
                        .param(at(until))
                        .update()
                == 1;
    }

    /** False where another attempt was first. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean markCredited(UUID id, UUID transaction) {
        return db.sql("update settlement_payment set transaction_id = ?, next_attempt_at = null, attempts = 0"
                                + " where id = ? and transaction_id is null")
                        .param(transaction)
                        .param(id)
                        .update()
                == 1;
    }

    Payment find(UUID id) {
        return db.sql("select * from settlement_payment where id = ?")
                .param(id)
                .query((row, _) -> payment(row))
                .single();
    }

    /** The newest first. */
    List<Payment> list(String partner, PartnerEnvironment environment, Page page) {
        return db.sql("select * from settlement_payment where partner_id = ? and environment = ?"
                        + " and transaction_id is not null order by id desc limit ? offset ?")
                .param(partner)
                .param(environment.name())
                .param(page.size())
                .param(page.offset())
                .query((row, _) -> payment(row))
                .list();
    }

    long count(String partner, PartnerEnvironment environment) {
        return db.sql("select count(*) from settlement_payment where partner_id = ? and environment = ?"
                        + " and transaction_id is not null")
                .param(partner)
                .param(environment.name())
                .query(Long.class)
                .single();
    }

    private static Payment payment(ResultSet row) throws SQLException {
        return new Payment(
                id(row, "id"),
                text(row, "partner_id"),
                PartnerEnvironment.valueOf(text(row, "environment")),
                id(row, "owner_id"),
                row.getLong("amount"),
                text(row, "reference"),
                id(row, "recorded_by"),
                row.getObject("transaction_id", UUID.class),
                Timestamps.of(row, "created_at"));
    }

    private static UUID id(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, UUID.class));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }
}
