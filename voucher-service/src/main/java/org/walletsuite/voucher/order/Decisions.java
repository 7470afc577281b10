package org.walletsuite.voucher.order;

import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.error.Outage;
import org.walletsuite.platform.idempotency.FirstAnswer;
import org.walletsuite.platform.idempotency.Idempotency;
import org.walletsuite.platform.idempotency.Reply;
import org.walletsuite.platform.security.Principal;
import org.walletsuite.platform.web.IdempotencyKey;
import org.walletsuite.voucher.order.Answers.Updated;
import org.walletsuite.voucher.order.OrderStatus.IllegalTransition;

/** Changes orders' statuses, as admins decide. Of two who decide at once the row's lock lets one in; the other sees the first one's decision. */
@Service
class Decisions {

    /** An order can change three times at most. */
    private static final int LOOKS = 4;

    private final OrderRepository orders;
    private final OrderWorkflow workflow;
    private final Idempotency idempotency;
    private final Clock clock;

    Decisions(OrderRepository orders, OrderWorkflow workflow, Idempotency idempotency, Clock clock) {
        this.orders = orders;
        this.workflow = workflow;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    ResponseEntity<FirstAnswer<Updated>> update(
            Principal.User admin, OrderRow order, IdempotencyKey key, StatusUpdate.Checked wanted) {
        try {
            return inTurn(
                    order.id(),
                    () -> idempotency.begunOnce(
                            key,
                            wanted.fields(order.number()),
                            () -> begin(admin, order.id(), wanted),
                            _ -> finish(order, wanted.status())));
        } catch (IllegalTransition e) {
            throw new ApiException(ErrorCode.VALIDATION_ERROR, e.refusal());
        }
    }

    /** Called in a transaction; where no money moves the change is complete with it. */
    private UUID begin(Principal.User admin, UUID id, StatusUpdate.Checked wanted) {
        var order = orders.findLockedById(id).orElseThrow();
        var decision = new Decision(admin.id(), wanted.notes(), wanted.reason());
        order.decide(wanted.status(), admin, decision, clock.instant());
        if (wanted.status().movement().isEmpty()) {
            workflow.conclude(order);
        }
        return order.intentId();
    }

    private Reply<Updated> finish(OrderRow order, OrderStatus status) {
        workflow.attempt(order.id());
        return Answers.updated(order.number(), status);
    }

    /** Another admin's change that is under way is finished first; then the status decides what is still possible. */
    private <T> T inTurn(UUID id, Supplier<T> command) {
        for (var look = 0; look < LOOKS; look++) {
            try {
                return command.get();
            } catch (Order.UnderWay _) {
                finishOthers(id);
            }
        }
        throw new ApiException(ErrorCode.CONFLICT);
    }

    /** If that fails, the caller's own command has changed nothing. */
    private void finishOthers(UUID id) {
        try {
            workflow.attempt(id);
        } catch (RuntimeException e) {
            throw Outage.isBehind(e) ? ApiException.unavailable("Temporarily unavailable, please try again", e) : e;
        }
    }
}
