package org.walletsuite.voucher.order;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.platform.event.OrderEvent;
import org.walletsuite.platform.event.OrderEvent.OrderApproved;
import org.walletsuite.platform.event.OrderEvent.OrderAssigned;
import org.walletsuite.platform.event.OrderEvent.OrderCancelled;
import org.walletsuite.platform.event.OrderEvent.OrderCompleted;
import org.walletsuite.platform.event.OrderEvent.OrderCreated;
import org.walletsuite.platform.event.OrderEvent.OrderRejected;
import org.walletsuite.platform.giftcard.GiftCardAccounts;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.LedgerReads;
import org.walletsuite.platform.reconciliation.KeysetPages;
import org.walletsuite.platform.reconciliation.StatementPages;
import org.walletsuite.platform.restore.EventHistory;
import org.walletsuite.platform.restore.RestoreStep;
import org.walletsuite.voucher.catalogue.Catalogue;

/**
 * Has orders say again what was published and posted of them since. The picture or code of an order that is new is lost,
 * so nobody can decide it any more: it is cancelled, its user gets the reason and may offer the card again.
 */
@Component
@org.springframework.core.annotation.Order(1)
class OrderRestore implements RestoreStep {

    private static final Logger LOG = LoggerFactory.getLogger(OrderRestore.class);
    private static final int ACCOUNTS = 200;
    private static final String LOST = "Your picture or code was lost. Please offer the card again.";

    /** At most one of them was posted. */
    private static final List<Movement> DECISIONS = List.of(Movement.APPROVE, Movement.REJECT, Movement.CANCEL);

    /** Stands for the admin whom nobody knows any more. */
    private static final Decision OPERATOR = new Decision(GiftCardAccounts.OPERATOR, "Restored from the ledger", LOST);

    private final OrderRepository orders;
    private final EvidenceRows evidence;
    private final OrderWorkflow workflow;
    private final Catalogue catalogue;
    private final LedgerReads ledger;
    private final EventHistory history;
    private final TransactionTemplate transaction;
    private final Clock clock;

    OrderRestore(
            OrderRepository orders,
            EvidenceRows evidence,
            OrderWorkflow workflow,
            Catalogue catalogue,
            LedgerReads ledger,
            EventHistory history,
            TransactionTemplate transaction,
            Clock clock) {
        this.orders = orders;
        this.evidence = evidence;
        this.workflow = workflow;
        this.catalogue = catalogue;
        this.ledger = ledger;
        this.history = history;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void restore(Instant since) {
        refuseWhatWaits();
        var published = new LinkedHashMap<UUID, List<OrderEvent>>();
        history.read(
                OrderEvent.class,
                OrderEvent.TOPIC,
                since,
                event -> published
                        .computeIfAbsent(event.order().id(), _ -> new ArrayList<>())
                        .add(event));
        published.forEach((id, events) -> RestoreStep.one("Order " + id, () -> restore(id, events)));
        KeysetPages.walk(
                ACCOUNTS,
                (after, size) -> ledger.accountsOf(GiftCardAccounts.PROGRAM, GiftCardAccounts.PENDING, after, size),
                Account::id,
                page -> page.stream()
                        .filter(account -> !account.updatedAt().isBefore(since))
                        .forEach(account ->
                                RestoreStep.one("Account " + account.id(), () -> restoreUnpublished(account))));
    }

    /** What waited for the ledger at the moment, and never reached it, was refused since, or is not known to anybody. */
    private void refuseWhatWaits() {
        orders.findByStatus(OrderStatus.CREATING)
                .forEach(order -> RestoreStep.one("Order " + order.id(), () -> {
                    if (!isPosted(order.id(), Movement.CREATE)) {
                        workflow.refuse(order);
                    }
                }));
    }

    private void restore(UUID id, List<OrderEvent> events) {
        if (!orders.existsById(id) && !add(events.getFirst())) {
            LOG.warn("Order {} is of a card that is not in the catalogue, and is left to reconciliation", id);
            return;
        }
        workflow.attempt(id); // What was under way at the moment: the ledger answers with what it did then.
        events.forEach(event -> decide(id, status(event), decision(event)));
        // Also of an order that a process added which died: without its evidence nobody can decide it any more.
        DECISIONS.stream()
                .filter(movement -> isPosted(id, movement))
                .findFirst()
                .flatMap(OrderRestore::becomes)
                .or(() -> evidence.isLost(id) ? Optional.of(OrderStatus.CANCELLED) : Optional.empty())
                .ifPresent(next -> decide(id, next, OPERATOR));
    }

    private boolean isPosted(UUID order, Movement movement) {
        return ledger.transferByKey(movement.key(order)).isPresent();
    }

    private boolean add(OrderEvent event) {
        var said = event.order();
        return catalogue
                .cardNamed(said.cardName())
                .map(card -> {
                    var type = OrderType.of(said.type()).orElseThrow();
                    var offer = new Offer(type, card, said.amount(), said.credited(), EvidenceRows.LOST);
                    var seller = new Seller(said.userId(), said.userNumber());
                    transaction.executeWithoutResult(_ -> {
                        var order = new Order(said.id(), said.number(), seller, offer, event.time());
                        orders.saveAndFlush(order);
                        evidence.addLost(order.id());
                    });
                    return true;
                })
                .orElse(false);
    }

    /** Does nothing where the order has this status, or one that follows it. */
    private void decide(UUID id, OrderStatus next, Decision decision) {
        var isBegun = Boolean.TRUE.equals(transaction.execute(_ -> {
            var order = orders.findLockedById(id).orElseThrow();
            var isNext = order.becoming().isEmpty() && order.status().canBecome(next);
            if (isNext) {
                order.begin(next, decision, clock.instant());
                if (next.movement().isEmpty()) {
                    workflow.conclude(order);
                }
            }
            return isNext && next.movement().isPresent();
        }));
        if (isBegun) {
            workflow.attempt(id);
        }
    }

    private static OrderStatus status(OrderEvent event) {
        return switch (event) {
            case OrderCreated _ -> OrderStatus.PROCESSING;
            case OrderAssigned _ -> OrderStatus.ASSIGNED;
            case OrderApproved _ -> OrderStatus.APPROVED;
            case OrderRejected _ -> OrderStatus.REJECTED;
            case OrderCompleted _ -> OrderStatus.COMPLETED;
            case OrderCancelled _ -> OrderStatus.CANCELLED;
        };
    }

    private static Decision decision(OrderEvent event) {
        return switch (event) {
            case OrderCreated created -> Decision.ofUser(created.order().userId());
            case OrderAssigned assigned -> new Decision(assigned.decidedBy(), null, null);
            case OrderApproved approved -> new Decision(approved.decidedBy(), null, null);
            case OrderRejected rejected -> new Decision(rejected.decidedBy(), null, rejected.reason());
            case OrderCompleted completed -> new Decision(completed.decidedBy(), null, null);
            case OrderCancelled cancelled -> new Decision(cancelled.decidedBy(), null, cancelled.reason());
        };
    }

    /** Decisions that the ledger posted, and whose events died with the outbox. */
    private void restoreUnpublished(Account pending) {
        var decided = new LinkedHashMap<UUID, Movement>();
        StatementPages.walk(
                ledger,
                pending.id(),
                page -> page.forEach(line -> Movement.of(line.transfer().idempotencyKey())
                        .ifPresent(of -> decided.putIfAbsent(of.order(), of.movement()))));
        decided.forEach((id, movement) -> {
            if (orders.existsById(id)) {
                becomes(movement).ifPresent(next -> decide(id, next, OPERATOR));
            } else {
                LOG.warn("Order {} was never published, and is left to reconciliation", id);
            }
        });
    }

    private static Optional<OrderStatus> becomes(Movement movement) {
        return switch (movement) {
            case APPROVE -> Optional.of(OrderStatus.APPROVED);
            case REJECT -> Optional.of(OrderStatus.REJECTED);
            case CANCEL -> Optional.of(OrderStatus.CANCELLED);
            case CREATE, UNDO -> Optional.empty();
        };
    }
}
