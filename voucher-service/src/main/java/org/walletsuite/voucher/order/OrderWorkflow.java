package org.walletsuite.voucher.order;

import java.time.Clock;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.event.Outbox;
import org.walletsuite.platform.idempotency.Idempotency;
import org.walletsuite.platform.ledger.PostingResult.Posted;
import org.walletsuite.platform.ledger.PostingResult.Reason;
import org.walletsuite.platform.ledger.PostingResult.Rejected;
import org.walletsuite.platform.ledger.PostingResult.Replayed;
import org.walletsuite.platform.workflow.Workflow;

/**
 * Finishes what was begun with an order. The row has the status that the order is to reach; the ledger is called outside
 * of any transaction, with a key made of the order and the movement; then the order reaches the status, in one commit with
 * its event, its step and the answer for the idempotency key. A request comes here right after its intent, the worker
 * after a crash.
 */
@Component
class OrderWorkflow implements Workflow {

    private final OrderRepository orders;
    private final EvidenceRows evidence;
    private final OrderLedger ledger;
    private final Outbox outbox;
    private final Idempotency idempotency;
    private final TransactionTemplate transaction;
    private final Clock clock;

    OrderWorkflow(
            OrderRepository orders,
            EvidenceRows evidence,
            OrderLedger ledger,
            Outbox outbox,
            Idempotency idempotency,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.orders = orders;
        this.evidence = evidence;
        this.ledger = ledger;
        this.outbox = outbox;
        this.idempotency = idempotency;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "gift-card-order";
    }

    @Override
    public String table() {
        return "gift_card_order";
    }

    /** Each intent begins to wait anew. */
    @Override
    public String since() {
        return "updated_at";
    }

    /** May run twice, also at once: the key makes the ledger post once, and the row takes the first outcome. */
    @Override
    public void attempt(UUID id) {
        var intent = orders.findById(id).orElseThrow();
        if (intent.status() == OrderStatus.REFUSED) {
            takeBack(intent);
        } else {
            intent.becoming().flatMap(OrderStatus::movement).ifPresent(movement -> move(intent, movement));
        }
    }

    private void move(Order intent, Movement movement) {
        switch (ledger.post(intent, movement)) {
            case Posted _, Replayed _ -> moved(intent, movement);
            case Rejected(var why, var _) -> rejected(intent, movement, why);
        }
    }

    private void moved(Order intent, Movement movement) {
        var isFirst = whereItStands(intent, order -> {
            conclude(order);
            idempotency.answer(order.intentId(), Answers.to(order));
        });
        // A stalled attempt may post after another one was rejected and the order refused.
        if (!isFirst && movement == Movement.CREATE && whereRefused(intent, order -> order.cameLate(clock.instant()))) {
            takeBack(orders.findById(intent.id()).orElseThrow());
        }
    }

    /** Takes back what came to the ledger after the refusal; until nothing can come any more the worker looks again. */
    private void takeBack(Order refused) {
        var came = ledger.has(refused, Movement.CREATE);
        if (came && ledger.post(refused, Movement.UNDO) instanceof Rejected(var why, var _)) {
            throw new IllegalStateException("The ledger says " + why + " to " + Movement.UNDO.key(refused.id())
                    + ", which has to be taken back");
        }
        if (came || !refused.mayComeLate(clock.instant())) {
            var _ = whereRefused(refused, order -> order.settle(refused));
        }
    }

    private void rejected(Order intent, Movement movement, Reason why) {
        switch (why) {
            case ACCOUNT_FROZEN -> rejected(intent, movement, Refusal.ACCOUNT_FROZEN);
            case ACCOUNT_CLOSED -> rejected(intent, movement, Refusal.ACCOUNT_CLOSED);
            case AMOUNT_TOO_LARGE -> rejected(intent, movement, Refusal.AMOUNT_TOO_LARGE);
            case INSUFFICIENT_FUNDS,
                    UNKNOWN_ACCOUNT,
                    NOT_GRANTED,
                    ASSET_MISMATCH,
                    UNKNOWN_TRANSFER,
                    NOT_REVERSIBLE,
                    ALREADY_REVERSED,
                    REVERSAL_EXCEEDED,
                    UNKNOWN_HOLD,
                    HOLD_NOT_OPEN,
                    HOLD_EXCEEDED,
                    KEY_REUSED ->
                throw new IllegalStateException(
                        "The ledger says " + why + " to " + movement.key(intent.id()) + ", which can't be");
        }
    }

    private void rejected(Order intent, Movement movement, Refusal why) {
        if (movement != Movement.CREATE) {
            // The decision stands, and the worker repeats it until the account is active again.
            throw new ApiException(
                    ErrorCode.CONFLICT,
                    "The user's balance can't be changed now; the decision takes effect once it can.");
        }
        var _ = whereItStands(intent, order -> refuse(order, why));
    }

    /** Runs in the transaction that locked the order. */
    void conclude(Order order) {
        outbox.add(order.conclude(clock.instant()));
    }

    /** As if the ledger had rejected it. */
    void refuse(Order intent) {
        rejected(intent, Movement.CREATE, Refusal.ACCOUNT_FROZEN);
    }

    /** A refusal is an outcome, too: the same key decides again, and the picture or PIN is deleted. */
    private void refuse(Order order, Refusal why) {
        order.refuse(why, clock.instant());
        evidence.delete(order.id());
        idempotency.release(order.intentId());
    }

    private boolean whereRefused(Order intent, Consumer<Order> change) {
        return whereItIs(intent, order -> order.status() == OrderStatus.REFUSED, change);
    }

    /**
     * Runs the outcome if the intent still stands: no transition leads back, so it does where status and target are the
     * same. False if another attempt was first.
     */
    private boolean whereItStands(Order intent, Consumer<Order> outcome) {
        return whereItIs(
                intent,
                order -> order.status() == intent.status() && order.becoming().equals(intent.becoming()),
                outcome);
    }

    private boolean whereItIs(Order intent, Predicate<Order> condition, Consumer<Order> outcome) {
        return transaction.execute(_ -> {
            var order = orders.findLockedById(intent.id()).filter(condition);
            order.ifPresent(outcome);
            return order.isPresent();
        });
    }
}
