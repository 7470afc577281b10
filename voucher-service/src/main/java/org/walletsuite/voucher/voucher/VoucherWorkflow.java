package org.walletsuite.voucher.voucher;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.platform.event.Outbox;
import org.walletsuite.platform.event.VoucherEvent;
import org.walletsuite.platform.idempotency.Idempotency;
import org.walletsuite.platform.ledger.PostingResult.Posted;
import org.walletsuite.platform.ledger.PostingResult.Reason;
import org.walletsuite.platform.ledger.PostingResult.Rejected;
import org.walletsuite.platform.ledger.PostingResult.Replayed;
import org.walletsuite.platform.secret.SecretBox;
import org.walletsuite.platform.workflow.Workflow;
import org.walletsuite.voucher.transaction.PartnerOutcomes;

/**
 * Finishes what was begun with a voucher, and has it expire. The row has the status that the voucher is to reach; the ledger
 * is called outside of any transaction, with a key made of the voucher and the movement; then the voucher reaches the status,
 * in one commit with its event and the answer for the idempotency key. A request comes here right after its intent, the
 * worker after a crash, or when the voucher's time is over.
 */
@Component
class VoucherWorkflow implements Workflow {

    static final String KIND = "voucher";

    private final VoucherRepository vouchers;
    private final VoucherRows rows;
    private final References references;
    private final RedemptionWorkflow redemptions;
    private final VoucherLedger ledger;
    private final Answers answers;
    private final Outbox outbox;
    private final PartnerOutcomes outcomes;
    private final Idempotency idempotency;
    private final Idempotency sealed;
    private final TransactionTemplate transaction;
    private final Clock clock;

    VoucherWorkflow(
            VoucherRepository vouchers,
            VoucherRows rows,
            References references,
            RedemptionWorkflow redemptions,
            VoucherLedger ledger,
            Answers answers,
            Outbox outbox,
            PartnerOutcomes outcomes,
            Idempotency idempotency,
            SecretBox box,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.vouchers = vouchers;
        this.rows = rows;
        this.references = references;
        this.redemptions = redemptions;
        this.ledger = ledger;
        this.answers = answers;
        this.outbox = outbox;
        this.outcomes = outcomes;
        this.idempotency = idempotency;
        this.sealed = idempotency.sealed(box);
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String table() {
        return "voucher";
    }

    /** Each intent begins to wait anew, and a voucher for its end only once that has come. */
    @Override
    public String since() {
        return "waits_since";
    }

    /** May run twice, also at once: the key makes the ledger post once, and the row takes the first outcome. */
    @Override
    public void attempt(UUID id) {
        var voucher = vouchers.findById(id).orElseThrow();
        if (voucher.mustExpire(clock.instant())) {
            beginExpiry(id);
            voucher = vouchers.findById(id).orElseThrow();
        }
        if (voucher.status() == VoucherStatus.REFUSED) {
            takeBack(voucher);
        } else {
            finish(voucher);
        }
    }

    private void finish(Voucher intent) {
        switch (intent.becoming().orElse(null)) {
            case ACTIVE -> issue(intent);
            case CANCELLED -> {
                ledger.cancel(intent);
                conclude(intent, Voucher::ended, this::cancelled);
            }
            case EXPIRED -> {
                ledger.expire(intent);
                conclude(intent, Voucher::ended, _ -> {});
            }
            case null -> {} // Somebody else was here before, or its time is not over yet.
            case ISSUING, REFUSED, REDEEMED ->
                throw new IllegalStateException("No intent leads there: voucher " + intent.id());
        }
    }

    /** What was redeemed before its time was over is paid first, so that nothing is redeemed after it has expired. */
    private void beginExpiry(UUID id) {
        rows.unpaid(id).forEach(redemptions::attempt);
        transaction.executeWithoutResult(
                _ -> vouchers.findLockedById(id).orElseThrow().beginExpiry(clock.instant()));
    }

    private void issue(Voucher intent) {
        switch (ledger.issue(intent)) {
            case Posted(var transfer) -> issued(intent, transfer.id());
            case Replayed(var transfer) -> issued(intent, transfer.id());
            case Rejected(var why, var _) -> rejected(intent, why);
        }
    }

    private void issued(Voucher intent, UUID transfer) {
        var isFirst = conclude(intent, (voucher, now) -> voucher.issued(transfer, now), voucher -> {
            sealed.answer(voucher.id(), answers.issued(voucher));
            voucher.row().moved().ifPresent(moved -> outcomes.issued(moved, clock.instant()));
        });
        // A stalled attempt may post after another one was rejected and the voucher refused.
        if (!isFirst && whereRefused(intent, voucher -> voucher.cameLate(clock.instant()))) {
            takeBack(vouchers.findById(intent.id()).orElseThrow());
        }
    }

    private void cancelled(Voucher voucher) {
        idempotency.answer(voucher.intentId(), answers.cancelled(voucher));
        voucher.row().moved().ifPresent(moved -> outcomes.cancelled(moved, clock.instant()));
    }

    /** Takes back what came to the ledger after the refusal; until nothing can come any more the worker looks again. */
    private void takeBack(Voucher refused) {
        var came = ledger.wasIssued(refused);
        if (came) {
            ledger.undo(refused);
        }
        if (came || !refused.mayComeLate(clock.instant())) {
            var _ = whereRefused(refused, voucher -> voucher.settle(refused));
        }
    }

    private void rejected(Voucher intent, Reason why) {
        switch (why) {
            case INSUFFICIENT_FUNDS -> refuse(intent, Refusal.INSUFFICIENT_FUNDS);
            case ACCOUNT_FROZEN -> refuse(intent, Refusal.ACCOUNT_FROZEN);
            case ACCOUNT_CLOSED -> refuse(intent, Refusal.ACCOUNT_CLOSED);
            case UNKNOWN_ACCOUNT,
                    NOT_GRANTED,
                    ASSET_MISMATCH,
                    UNKNOWN_TRANSFER,
                    NOT_REVERSIBLE,
                    ALREADY_REVERSED,
                    REVERSAL_EXCEEDED,
                    UNKNOWN_HOLD,
                    HOLD_NOT_OPEN,
                    HOLD_EXCEEDED,
                    AMOUNT_TOO_LARGE,
                    KEY_REUSED ->
                throw new IllegalStateException("The ledger says " + why + " to the issue of voucher " + intent.id());
        }
    }

    /** A refusal is an outcome, too: the same key decides again, and the reference is free again. */
    private void refuse(Voucher intent, Refusal why) {
        var _ = whereItStands(intent, voucher -> {
            voucher.refuse(why, clock.instant());
            references.release(voucher.id());
            sealed.release(voucher.id());
        });
    }

    private boolean conclude(
            Voucher intent, BiFunction<Voucher, Instant, VoucherEvent> outcome, Consumer<Voucher> answer) {
        return whereItStands(intent, voucher -> {
            outbox.add(outcome.apply(voucher, clock.instant()));
            answer.accept(voucher);
        });
    }

    private boolean whereRefused(Voucher intent, Consumer<Voucher> change) {
        return whereItIs(intent, voucher -> voucher.status() == VoucherStatus.REFUSED, change);
    }

    /** Runs the outcome if the intent still stands; false if another attempt was first. */
    private boolean whereItStands(Voucher intent, Consumer<Voucher> outcome) {
        return whereItIs(
                intent,
                voucher -> voucher.becoming().isPresent() && voucher.becoming().equals(intent.becoming()),
                outcome);
    }

    private boolean whereItIs(Voucher intent, Predicate<Voucher> condition, Consumer<Voucher> outcome) {
        return transaction.execute(_ -> {
            var voucher = vouchers.findLockedById(intent.id()).filter(condition);
            voucher.ifPresent(outcome);
            return voucher.isPresent();
        });
    }
}
