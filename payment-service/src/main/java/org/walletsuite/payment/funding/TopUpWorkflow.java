package org.walletsuite.payment.funding;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.platform.idempotency.Idempotency;
import org.walletsuite.platform.idempotency.Reply;
import org.walletsuite.platform.ledger.Ledger;
import org.walletsuite.platform.ledger.LedgerReads;
import org.walletsuite.platform.ledger.PostingResult.Posted;
import org.walletsuite.platform.ledger.PostingResult.Rejected;
import org.walletsuite.platform.ledger.PostingResult.Replayed;
import org.walletsuite.platform.ledger.Transfer;
import org.walletsuite.platform.mainwallet.Envelope;
import org.walletsuite.platform.mainwallet.WalletTransaction;
import org.walletsuite.platform.workflow.Workflow;

/** Brings top-ups to their end: credits those whose money came, and ends those of which nothing is heard. */
@Component
class TopUpWorkflow implements Workflow {

    private final TopUpRows rows;
    private final FundingAccount funding;
    private final Ledger ledger;
    private final LedgerReads look;
    private final Idempotency idempotency;
    private final TransactionTemplate transaction;
    private final Clock clock;

    TopUpWorkflow(
            TopUpRows rows,
            FundingAccount funding,
            Ledger ledger,
            LedgerReads look,
            Idempotency idempotency,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.funding = funding;
        this.ledger = ledger;
        this.look = look;
        this.idempotency = idempotency;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "wallet-top-up";
    }

    @Override
    public String table() {
        return "top_up";
    }

    /** One that waits for its provider is not behind. */
    @Override
    public String since() {
        return "due_at";
    }

    @Override
    public void attempt(UUID id) {
        rows.find(id).ifPresent(topUp -> {
            switch (topUp.status()) {
                case PENDING -> expireWhenDue(topUp);
                case CREDITING -> credit(topUp);
                case COMPLETED, FAILED, EXPIRED -> {}
            }
        });
    }

    private void expireWhenDue(TopUp topUp) {
        var now = clock.instant();
        if (topUp.isOverdue(now)) {
            transaction.executeWithoutResult(_ -> rows.lock(topUp.id())
                    .filter(locked -> locked.isOverdue(now))
                    .ifPresent(locked -> rows.update(locked.expired(), now)));
        }
    }

    private void credit(TopUp topUp) {
        funding.open();
        switch (ledger.post(topUp.command())) {
            case Posted(var transfer) -> complete(topUp, transfer);
            case Replayed(var transfer) -> complete(topUp, transfer);
            // The money is somebody's, whatever the ledger says: people must look.
            case Rejected(var reason, var _) ->
                throw new IllegalStateException("The ledger says " + reason + " to the paid top-up " + topUp.id());
        }
    }

    private void complete(TopUp topUp, Transfer transfer) {
        var reply = completed(topUp, transfer);
        var entry = entry(topUp, transfer).map(Transfer.Entry::seq).orElse(null);
        var source = transfer.entryOf(FundingAccount.id()).seq();
        transaction.executeWithoutResult(_ -> rows.lock(topUp.id())
                .filter(locked -> locked.status() == TopUpStatus.CREDITING)
                .ifPresent(_ -> {
                    rows.complete(topUp.id(), entry, source);
                    idempotency.answer(topUp.id(), reply);
                }));
    }

    /** How one that is credited is answered. */
    Reply<Envelope<WalletTransaction>> completed(TopUp topUp) {
        return completed(
                topUp,
                look.transferByKey(topUp.key())
                        .orElseThrow(() -> new IllegalStateException("The ledger has lost top-up " + topUp.id())));
    }

    private Reply<Envelope<WalletTransaction>> completed(TopUp topUp, Transfer transfer) {
        var shown = entry(topUp, transfer)
                .map(entry -> WalletTransaction.of(transfer, entry))
                .orElseGet(() -> topUp.shown(WalletTransaction.COMPLETED));
        return Reply.ok(Envelope.ok("Top-up successful", shown, clock.instant()));
    }

    /** Empty where the wallet's account is closed, and the money went where it waits for its owner. */
    private static Optional<Transfer.Entry> entry(TopUp topUp, Transfer transfer) {
        return transfer.entries().stream()
                .filter(entry -> entry.accountId().equals(topUp.wallet()))
                .findFirst();
    }
}
