package org.walletsuite.voucher.voucher;

import static org.walletsuite.platform.database.Timestamps.at;

import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.partner.PartnerEnvironment;
import org.walletsuite.platform.partner.PartnerFailure;

/**
 * Limits what partners debit from a customer's wallet: whoever has a partner's secret and knows a number could empty the
 * wallet otherwise. What was refused or cancelled is the customer's again and does not count.
 */
@Component
class DailyLimit {

    private static final Duration DAY = Duration.ofDays(1);

    private final JdbcClient db;
    private final VoucherSettings settings;
    private final Clock clock;

    DailyLimit(JdbcClient db, VoucherSettings settings, Clock clock) {
        this.db = db;
        this.settings = settings;
        this.clock = clock;
    }

    /** Before a voucher's row is written; issues to the same customer at the same instant wait for the commit. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void check(Terms terms) {
        if (terms.source().purpose().equals(VoucherAccounts.WALLET)
                && terms.environment() == PartnerEnvironment.PRODUCTION
                && debited(terms) + terms.amount() > settings.dailyDebit()) {
            throw new ApiException(PartnerFailure.CUSTOMER_LIMIT_EXCEEDED);
        }
    }

    /** In cents. The lock is a statement of its own, because a statement sees what was committed before it began. */
    private long debited(Terms terms) {
        db.sql("select 1 from pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param("voucher-debits:" + terms.owner())
                .query(Integer.class)
                .single();
        return db.sql("select coalesce(sum(amount), 0) from voucher where owner_id = ? and environment = 'PRODUCTION'"
                        + " and partner_id is not null and source_purpose = 'wallet'"
                        + " and status not in ('REFUSED', 'CANCELLED') and created_at > ?")
                .param(terms.owner())
                .param(at(clock.instant().minus(DAY)))
                .query(Long.class)
                .single();
    }
}
