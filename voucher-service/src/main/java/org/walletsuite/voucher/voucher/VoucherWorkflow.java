package org.walletsuite.voucher.voucher;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
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
import org.walletsuite.platform.ledger.Transfer;
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

    private static final int WORKERS = 4;

    /** How often redemptions under way are paid before an expiry begins. */
    private static final int LOOKS = 3;

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

    @Override
    public int workers() {
        return WORKERS;
    }

    /** May run twice, also at once: the key makes the ledger post once, and the row takes the first outcome. */
    @Override
    public void attempt(UUID id) {
        var _ = attempted(id);
    }

    /** The same for who goes on with the voucher as it is then. */
    Voucher attempted(UUID id) {
        var voucher = find(id);
        if (voucher.mustExpire(clock.instant())) {
            beginExpiry(id);
            voucher = find(id);
        }
        if (voucher.status() == VoucherStatus.REFUSED) {
            takeBack(voucher);
            return voucher;
        }
        return finish(voucher).orElseGet(() -> find(id));
    }

    /** The voucher as this has left it; empty where somebody else may have changed it since it was read. */
    private Optional<Voucher> finish(Voucher intent) {
        return switch (intent.becoming().orElse(null)) {
            case ACTIVE -> issue(intent);
            case CANCELLED -> ended(intent, ledger.cancel(intent), this::cancelled);
            case EXPIRED -> ended(intent, ledger.expire(intent), _ -> {});
            case null -> Optional.empty(); // Somebody else was here before, or its time is not over yet.
            case ISSUING, REFUSED, REDEEMED ->
                throw new IllegalStateException("No intent leads there: voucher " + intent.id());
        };
    }

    private Optional<Voucher> ended(Voucher intent, Transfer transfer, Consumer<Voucher> answer) {
        return conclude(intent, (voucher, now) -> voucher.ended(transfer.id(), now), answer);
    }

    /**
     * What was redeemed before its time was over is paid first, so that nothing is redeemed after it has expired. One that
     * began in its last instant is found at the second look: once the row was locked after that instant none can begin.
     */
    private void beginExpiry(UUID id) {
        var isBegun = false;
        for (var look = 0; look < LOOKS && !isBegun; look++) {
            rows.unpaid(id).forEach(redemptions::attempt);
            isBegun = Boolean.TRUE.equals(transaction.execute(
                    _ -> vouchers.findLockedById(id).orElseThrow().beginExpiry(clock.instant())));
        }
    }

    private Optional<Voucher> issue(Voucher intent) {
        return switch (ledger.issue(intent)) {
            case Posted(var transfer) -> issued(intent, transfer.id());
            case Replayed(var transfer) -> issued(intent, transfer.id());
            case Rejected(var why, var _) -> rejected(intent, why);
        };
    }

    private Optional<Voucher> issued(Voucher intent, UUID transfer) {
        var issued = conclude(intent, (voucher, now) -> voucher.issued(transfer, now), voucher -> {
            sealed.answer(voucher.id(), answers.issued(voucher));
            voucher.row().moved().ifPresent(moved -> outcomes.issued(moved, clock.instant()));
        });
        // A stalled attempt may post after another one was rejected and the voucher refused, or even deleted.
        if (issued.isEmpty() && whereRefused(intent, voucher -> voucher.cameLate(clock.instant()))) {
            takeBack(find(intent.id()));
        } else if (issued.isEmpty() && !vouchers.existsById(intent.id())) {
            ledger.undo(intent);
        }
        return issued;
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
            var _ = whereRefused(refused, voucher -> voucher.settle(refused, came, clock.instant()));
        }
    }

    private Optional<Voucher> rejected(Voucher intent, Reason why) {
        return switch (why) {
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
        };
    }

    /**
     * Has a voucher end as the ledger has ended it already. Nothing is posted again: whose the voucher was then, and so where
     * its money went, only the ledger knows.
     */
    void endedBefore(UUID id, VoucherStatus as, Transfer transfer) {
        transaction.executeWithoutResult(_ -> vouchers.findLockedById(id)
                .filter(voucher -> voucher.status() == VoucherStatus.ACTIVE)
                .ifPresent(voucher -> {
                    voucher.begin(as, clock.instant());
                    outbox.add(voucher.ended(transfer.id(), transfer.createdAt()));
                    if (as == VoucherStatus.CANCELLED) {
                        cancelled(voucher);
                    }
                }));
    }

    /** A refusal is an outcome, too: the same key decides again, and the reference is free again. */
    Optional<Voucher> refuse(Voucher intent, Refusal why) {
        return whereItStands(intent, voucher -> {
            voucher.refuse(why, clock.instant());
            references.release(voucher.id());
            sealed.release(voucher.id());
        });
    }

    private Optional<Voucher> conclude(
            Voucher intent, BiFunction<Voucher, Instant, VoucherEvent> outcome, Consumer<Voucher> answer) {
        return whereItStands(intent, voucher -> {
            outbox.add(outcome.apply(voucher, clock.instant()));
            answer.accept(voucher);
        });
    }

    private boolean whereRefused(Voucher intent, Consumer<Voucher> change) {
        return whereItIs(intent, voucher -> voucher.status() == VoucherStatus.REFUSED, change)
                .isPresent();
    }

    /** Runs the outcome if the intent still stands; empty if another attempt was first. */
    private Optional<Voucher> whereItStands(Voucher intent, Consumer<Voucher> outcome) {
        return whereItIs(
                intent,
                voucher -> voucher.becoming().isPresent() && voucher.becoming().equals(intent.becoming()),
                outcome);
    }

    private Optional<Voucher> whereItIs(Voucher intent, Predicate<Voucher> condition, Consumer<Voucher> outcome) {
        return transaction.execute(_ -> {
            var voucher = vouchers.findLockedById(intent.id()).filter(condition);
            voucher.ifPresent(outcome);
            return voucher;
        });
    }

    private Voucher find(UUID id) {
        return vouchers.findById(id).orElseThrow();
    }
}
