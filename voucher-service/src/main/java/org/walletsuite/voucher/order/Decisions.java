package org.walletsuite.voucher.order;

import java.time.Clock;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.giftcard.GiftCardAccounts;
import org.walletsuite.platform.idempotency.FirstAnswer;
import org.walletsuite.platform.idempotency.Idempotency;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.platform.ledger.LedgerReads;
import org.walletsuite.platform.security.Principal;
import org.walletsuite.platform.web.IdempotencyKey;
import org.walletsuite.platform.workflow.UnderWay;
import org.walletsuite.voucher.order.Answers.Updated;
import org.walletsuite.voucher.order.OrderStatus.IllegalTransition;

/** Changes orders' statuses, as admins decide. Of two who decide at once the row's lock lets one in; the other sees the first one's decision. */
@Service
class Decisions {

    private final OrderRepository orders;
    private final OrderWorkflow workflow;
    private final Idempotency idempotency;
    private final LedgerReads ledger;
    private final Clock clock;

    Decisions(
            OrderRepository orders, OrderWorkflow workflow, Idempotency idempotency, LedgerReads ledger, Clock clock) {
        this.orders = orders;
        this.workflow = workflow;
        this.idempotency = idempotency;
        this.ledger = ledger;
        this.clock = clock;
    }

    ResponseEntity<FirstAnswer<Updated>> update(
            Principal.User admin, OrderRow order, IdempotencyKey key, StatusUpdate.Checked wanted) {
        if (wanted.status() == OrderStatus.APPROVED && !idempotency.knows(key)) {
            refuseFrozen(order);
        }
        try {
            return UnderWay.inTurn(
                    () -> wanted.status().movement().isPresent()
                            ? begun(admin, order, key, wanted)
                            : done(admin, order, key, wanted),
                    () -> workflow.attempt(order.id()),
                    "Another decision waits until the user's balance can be changed; yours changed nothing.");
        } catch (IllegalTransition e) {
            throw new ApiException(ErrorCode.VALIDATION_ERROR, e.refusal());
        }
    }

    private ResponseEntity<FirstAnswer<Updated>> begun(
            Principal.User admin, OrderRow order, IdempotencyKey key, StatusUpdate.Checked wanted) {
        return idempotency.begunOnce(
                key,
                wanted.fields(order.number()),
                () -> decide(admin, order, wanted).intentId(),
                _ -> {
                    workflow.attempt(order.id());
                    return Answers.updated(order.number(), wanted.status());
                });
    }

    /** Where no money moves the change is one commit, and its answer depends on nobody else's change. */
    private ResponseEntity<FirstAnswer<Updated>> done(
            Principal.User admin, OrderRow order, IdempotencyKey key, StatusUpdate.Checked wanted) {
        return idempotency.once(key, wanted.fields(order.number()), () -> {
            workflow.conclude(decide(admin, order, wanted));
            return Answers.updated(order.number(), wanted.status());
        });
    }

    /** Called in a transaction. */
    private Order decide(Principal.User admin, OrderRow row, StatusUpdate.Checked wanted) {
        var order = orders.findLockedById(row.id()).orElseThrow();
        var decision = new Decision(admin.id(), wanted.notes(), wanted.reason());
        order.decide(wanted.status(), admin, decision, clock.instant());
        return order;
    }

    /** A decision can't be taken back; an approval had better not wait for the ledger. */
    private void refuseFrozen(OrderRow order) {
        if (order.status().isPending()
                && ledger.account(GiftCardAccounts.id(order.userId(), GiftCardAccounts.PENDING))
                                .orElseThrow()
                                .status()
                        != AccountStatus.ACTIVE) {
            throw new ApiException(
                    ErrorCode.VALIDATION_ERROR, "Cannot approve an order while the user's balance is frozen.");
        }
    }
}
