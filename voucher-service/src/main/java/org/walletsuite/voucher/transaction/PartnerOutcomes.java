package org.walletsuite.voucher.transaction;

import static org.walletsuite.platform.database.Timestamps.at;

import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.walletsuite.platform.partner.PartnerEnvironment;

/**
 * Records what partners' calls moved, in the commit that says so: whoever finishes a call, and whatever becomes of its answer,
 * no money is moved without its row. The call itself is added to it by {@link PartnerTransactions}.
 */
@Repository
public class PartnerOutcomes {

    private final JdbcClient db;

    PartnerOutcomes(JdbcClient db) {
        this.db = db;
    }

    /**
     * A partner's voucher whose money was moved.
     *
     * @param amount in cents
     */
    public record Moved(
            String partnerId, PartnerEnvironment environment, UUID voucher, String reference, long amount) {}

    @Transactional(propagation = Propagation.MANDATORY)
    public void issued(Moved moved, Instant now) {
        add(TransactionType.ISSUE, moved, now);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void cancelled(Moved moved, Instant now) {
        add(TransactionType.CANCEL, moved, now);
    }

    private void add(TransactionType type, Moved moved, Instant now) {
        db.sql(
                        "insert into partner_transactions (partner_id, environment, operation, voucher_id, partner_reference, amount,"
                                + " outcome, created_at) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .param(moved.partnerId())
                .param(moved.environment().name())
                .param(type.code())
                .param(moved.voucher())
                .param(moved.reference())
                .param(moved.amount())
                .param(TransactionStatus.SUCCEEDED.name())
                .param(at(now))
                .update();
    }
}
