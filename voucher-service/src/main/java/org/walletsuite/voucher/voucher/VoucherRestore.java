package org.walletsuite.voucher.voucher;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.platform.event.Outbox;
import org.walletsuite.platform.event.VoucherEvent;
import org.walletsuite.platform.event.VoucherEvent.Particulars;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.LedgerReads;
import org.walletsuite.platform.ledger.Transfer;
import org.walletsuite.platform.reconciliation.KeysetPages;
import org.walletsuite.platform.reconciliation.StatementPages;
import org.walletsuite.platform.restore.EventHistory;
import org.walletsuite.platform.restore.RestoreStep;

/**
 * Has vouchers say again what the ledger says of them. What was redeemed, cancelled or expired is taken over under the
 * ledger's own keys, so nothing is moved twice. A voucher that was issued after the moment is known by its money and its
 * events, but nobody has its code any more: it comes back without one, and what is left of it is given back, all of it to
 * whoever paid, or the rest to its owner where something was redeemed. Its partner reference stays taken, so a retry with
 * it issues no second one.
 */
@Component
@Order(2)
class VoucherRestore implements RestoreStep {

    private static final Logger LOG = LoggerFactory.getLogger(VoucherRestore.class);
    private static final int ACCOUNTS = 200;

    private final VoucherRepository vouchers;
    private final VoucherRows rows;
    private final VoucherWorkflow workflow;
    private final RedemptionRepository redemptions;
    private final RedemptionWorkflow payments;
    private final LostVouchers lost;
    private final LedgerReads ledger;
    private final EventHistory history;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final Clock clock;

    VoucherRestore(
            VoucherRepository vouchers,
            VoucherRows rows,
            VoucherWorkflow workflow,
            RedemptionRepository redemptions,
            RedemptionWorkflow payments,
            LostVouchers lost,
            LedgerReads ledger,
            EventHistory history,
            Outbox outbox,
            TransactionTemplate transaction,
            Clock clock) {
        this.vouchers = vouchers;
        this.rows = rows;
        this.workflow = workflow;
        this.redemptions = redemptions;
        this.payments = payments;
        this.lost = lost;
        this.ledger = ledger;
        this.history = history;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What the ledger moved of a voucher, the oldest first. */
    private record Moved(Movement movement, UUID subject, UUID transfer, long amount) {}

    @Override
    public void restore(Instant since) {
        var published = new HashMap<UUID, Particulars>();
        history.read(
                VoucherEvent.class,
                VoucherEvent.TOPIC,
                since,
                event -> published.putIfAbsent(event.voucher().id(), event.voucher()));
        KeysetPages.walk(
                ACCOUNTS,
                (after, size) -> ledger.accountsOf(VoucherAccounts.PROGRAM, VoucherAccounts.VOUCHER, after, size),
                Account::id,
                page -> page.stream()
                        .filter(account ->
                                account.seq() > 0 && !account.updatedAt().isBefore(since))
                        .forEach(account ->
                                RestoreStep.one("Voucher " + account.id(), () -> restore(account.id(), published))));
    }

    private void restore(UUID id, Map<UUID, Particulars> published) {
        var moved = moved(id);
        if (moved.isEmpty() || moved.getFirst().movement() != Movement.ISSUE) {
            LOG.warn("Account {} begins with no voucher's issue, and is left to reconciliation", id);
            return;
        }
        var isLost = !vouchers.existsById(id);
        if (isLost) {
            var issue = transfer(moved.getFirst());
            transaction.executeWithoutResult(_ -> lost.add(id, issue, published.get(id)));
        }
        if (has(moved, Movement.UNDO)) {
            refuse(id);
        } else {
            finish(id);
            takeOver(id, moved);
            end(id, moved, isLost);
        }
    }

    /** What was under way at the moment: the ledger answers with what it did then. */
    private void finish(UUID id) {
        if (vouchers.findById(id).orElseThrow().becoming().isPresent()) {
            workflow.attempt(id);
        }
        rows.unpaid(id).forEach(payments::attempt);
    }

    private void takeOver(UUID id, List<Moved> moved) {
        moved.stream()
                .filter(one -> one.movement() == Movement.REDEEM && !redemptions.existsById(one.subject()))
                .forEach(one -> {
                    var transfer = transfer(one);
                    var redeemer = transfer.entries().stream()
                            .filter(entry -> !entry.accountId().equals(id))
                            .findFirst()
                            .orElseThrow()
                            .ownerId();
                    transaction.executeWithoutResult(_ -> {
                        var voucher = vouchers.findLockedById(id).orElseThrow();
                        var redemption = redemptions.save(
                                new Redemption(one.subject(), id, redeemer, -one.amount(), transfer.createdAt()));
                        outbox.add(voucher.redeemedBefore(redemption, transfer.id(), transfer.createdAt()));
                    });
                });
    }

    private void end(UUID id, List<Moved> moved, boolean isLost) {
        transaction.executeWithoutResult(_ -> {
            var voucher = vouchers.findLockedById(id).orElseThrow();
            if (voucher.status() == VoucherStatus.ACTIVE && voucher.becoming().isEmpty()) {
                ending(voucher, moved, isLost).ifPresent(next -> voucher.begin(next, clock.instant()));
            }
        });
        workflow.attempt(id);
    }

    private static Optional<VoucherStatus> ending(Voucher voucher, List<Moved> moved, boolean isLost) {
        if (has(moved, Movement.CANCEL)) {
            return Optional.of(VoucherStatus.CANCELLED);
        }
        if (has(moved, Movement.EXPIRE)) {
            return Optional.of(VoucherStatus.EXPIRED);
        }
        return isLost
                ? Optional.of(voucher.left() == voucher.amount() ? VoucherStatus.CANCELLED : VoucherStatus.EXPIRED)
                : Optional.empty();
    }

    /** It was refused, and its money came late and was taken back: the worker finds both in the ledger. */
    private void refuse(UUID id) {
        transaction.executeWithoutResult(_ -> vouchers.findLockedById(id)
                .filter(voucher -> voucher.status() == VoucherStatus.ISSUING)
                .ifPresent(voucher -> voucher.refuse(Refusal.INSUFFICIENT_FUNDS, clock.instant())));
        workflow.attempt(id);
    }

    private static boolean has(List<Moved> moved, Movement movement) {
        return moved.stream().anyMatch(one -> one.movement() == movement);
    }

    private List<Moved> moved(UUID account) {
        var lines = new ArrayList<Moved>();
        StatementPages.walk(
                ledger,
                account,
                page -> page.forEach(line -> Movement.of(line.transfer().idempotencyKey())
                        .ifPresent(of -> lines.add(new Moved(
                                of.movement(),
                                of.subject(),
                                line.transfer().id(),
                                line.entry().amount())))));
        return lines.reversed();
    }

    private Transfer transfer(Moved moved) {
        return ledger.transfer(moved.transfer())
                .orElseThrow(() -> new IllegalStateException("The ledger has no transfer " + moved.transfer()));
    }
}
