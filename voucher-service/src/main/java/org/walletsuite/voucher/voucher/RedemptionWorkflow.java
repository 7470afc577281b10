package org.walletsuite.voucher.voucher;

import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.platform.event.Outbox;
import org.walletsuite.platform.idempotency.Idempotency;
import org.walletsuite.platform.workflow.Workflow;

/** Pays redemptions: a request its own, the worker what a request left, and whoever has the voucher expire all of it before. */
@Component
class RedemptionWorkflow implements Workflow {

    static final String KIND = "voucher-redemption";

    private static final int WORKERS = 4;

    private final VoucherRepository vouchers;
    private final RedemptionRepository redemptions;
    private final VoucherLedger ledger;
    private final Answers answers;
    private final Outbox outbox;
    private final Idempotency idempotency;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RedemptionWorkflow(
            VoucherRepository vouchers,
            RedemptionRepository redemptions,
            VoucherLedger ledger,
            Answers answers,
            Outbox outbox,
            Idempotency idempotency,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.vouchers = vouchers;
        this.redemptions = redemptions;
        this.ledger = ledger;
        this.answers = answers;
        this.outbox = outbox;
        this.idempotency = idempotency;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String table() {
        return "voucher_redemption";
    }

    @Override
    public int workers() {
        return WORKERS;
    }

    /** May run twice, also at once: the key makes the ledger pay once, and the rows take the first outcome. */
    @Override
    public void attempt(UUID id) {
        var _ = attempted(id);
    }

    /** The same for who goes on with the redemption as it is then. */
    Redemption attempted(UUID id) {
        var redemption = redemptions.findById(id).orElseThrow();
        if (redemption.isPaid()) {
            return redemption;
        }
        var transfer = ledger.redeem(redemption);
        return transaction.execute(_ -> paid(redemption, transfer.id()));
    }

    private Redemption paid(Redemption intent, UUID transfer) {
        var voucher = vouchers.findLockedById(intent.voucherId()).orElseThrow();
        var redemption = redemptions.findLockedById(intent.id()).orElseThrow();
        if (!redemption.isPaid()) {
            outbox.add(voucher.redeemed(redemption, transfer, clock.instant()));
            idempotency.answer(redemption.id(), answers.redeemed(redemption));
        }
        return redemption;
    }
}
