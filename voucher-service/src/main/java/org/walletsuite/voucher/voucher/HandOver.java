package org.walletsuite.voucher.voucher;

import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.ledger.Ledger;
import org.walletsuite.platform.ledger.LedgerCommand.PostAll;
import org.walletsuite.platform.ledger.PostingResult;
import org.walletsuite.platform.ledger.PostingResult.Posted;
import org.walletsuite.platform.ledger.PostingResult.Reason;
import org.walletsuite.platform.ledger.PostingResult.Rejected;
import org.walletsuite.platform.ledger.PostingResult.Replayed;
import org.walletsuite.platform.ledger.Side;
import org.walletsuite.platform.partner.PartnerEnvironment;

/** Makes a user of a partner's customer: vouchers and what is in the wallet change hands. What was tried out in UAT stays. */
@Component
public class HandOver {

    private static final PartnerEnvironment MONEY = PartnerEnvironment.PRODUCTION;

    private final JdbcClient db;
    private final Ledger ledger;

    HandOver(JdbcClient db, Ledger ledger) {
        this.db = db;
        this.ledger = ledger;
    }

    /**
     * Hands over all that can be, vouchers first: what they give back later goes to the user already. The money follows
     * when no change is under way that may still give some back to the customer.
     *
     * @param pass the same pass moves money once, however often it is tried
     * @return false where a voucher has a change under way, or was refused and may give back what came late, and where
     *     there has to be another pass
     */
    public boolean all(UUID customer, UUID user, int pass) {
        vouchers(customer, user);
        var isComplete = db.sql("select count(*) from voucher where owner_id = ? and environment = 'PRODUCTION'"
                                + " and (becoming is not null or status = 'REFUSED' and next_attempt_at is not null)")
                        .param(customer)
                        .query(Long.class)
                        .single()
                == 0;
        if (isComplete) {
            money(customer, user, pass);
        }
        return isComplete;
    }

    /** A change under way names accounts to the ledger, which must be the same at each attempt. */
    private void vouchers(UUID customer, UUID user) {
        db.sql("update voucher set owner_id = :user, version = version + 1,"
                        + " source_id = case source_purpose when 'wallet' then :wallet else source_id end"
                        + " where owner_id = :customer and environment = 'PRODUCTION' and becoming is null"
                        + " and status <> 'REFUSED'")
                .param("user", user)
                .param("wallet", VoucherAccounts.wallet(user, MONEY))
                .param("customer", customer)
                .update();
    }

    private void money(UUID customer, UUID user, int pass) {
        var from = VoucherAccounts.wallet(customer, MONEY);
        var to = VoucherAccounts.wallet(user, MONEY);
        var command = new PostAll(
                "voucher:voucher-claim:" + customer + ":" + pass,
                "VOUCHER_CLAIM",
                new Side(from, VoucherAccounts.WALLET),
                new Side(to, VoucherAccounts.WALLET, true),
                null,
                Map.of("customerId", customer.toString()));
        var answer = ledger.post(command);
        if (answer instanceof Rejected(var why, var _) && why == Reason.UNKNOWN_ACCOUNT) {
            ledger.name(VoucherAccounts.asset(MONEY)).orThrow();
            open(customer);
            open(user);
            answer = ledger.post(command);
        }
        verify(answer, customer);
    }

    private void open(UUID owner) {
        ledger.open(VoucherAccounts.wallet(owner, MONEY), VoucherAccounts.funded(owner, VoucherAccounts.WALLET, MONEY))
                .orThrow();
    }

    private static void verify(PostingResult answer, UUID customer) {
        switch (answer) {
            case Posted _, Replayed _ -> {}
            case Rejected(var why, var _) when why == Reason.INSUFFICIENT_FUNDS -> {} // Nothing is there.
            case Rejected(var why, var _) ->
                throw new IllegalStateException("The ledger says " + why + " to the claim of customer " + customer);
        }
    }
}
