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

    /** May run twice, also at once: the key makes the ledger pay once, and the rows take the first outcome. */
    @Override
    public void attempt(UUID id) {
        var redemption = redemptions.findById(id).orElseThrow();
        if (redemption.isPaid()) {
            return;
        }
        var voucher = vouchers.findById(redemption.voucherId()).orElseThrow();
        var transfer = ledger.redeem(voucher, redemption);
        transaction.executeWithoutResult(_ -> paid(redemption, transfer.id()));
    }

    private void paid(Redemption intent, UUID transfer) {
        var voucher = vouchers.findLockedById(intent.voucherId()).orElseThrow();
        var redemption = redemptions.findLockedById(intent.id()).orElseThrow();
        if (!redemption.isPaid()) {
            outbox.add(voucher.redeemed(redemption, transfer, clock.instant()));
            idempotency.answer(redemption.id(), answers.redeemed(redemption));
        }
    }
}
