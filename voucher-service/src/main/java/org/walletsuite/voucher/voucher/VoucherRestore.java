package org.walletsuite.voucher.voucher;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
        refuseWhatWaits();
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

    /** What waited for the ledger at the moment, and never reached it, was refused since, or is not known to anybody. */
    private void refuseWhatWaits() {
        rows.issuing()
                .forEach(id -> RestoreStep.one("Voucher " + id, () -> {
                    if (ledger.transferByKey(Movement.ISSUE.key(id)).isEmpty()) {
                        refuse(id);
                    }
                }));
    }

    private void restore(UUID id, Map<UUID, Particulars> published) {
        var moved = moved(id);
        if (moved.isEmpty() || moved.getFirst().movement() != Movement.ISSUE) {
            LOG.warn("Account {} begins with no voucher's issue, and is left to reconciliation", id);
            return;
        }
        if (!vouchers.existsById(id)) {
            recreate(id, moved, published.get(id));
        } else if (has(moved, Movement.UNDO)) {
            refuse(id);
        } else {
            finish(id);
            takeOver(id, unknown(id, moved));
            ended(moved).ifPresent(end -> workflow.endedBefore(id, end.as(), end.transfer()));
        }
        workflow.attempt(id);
    }

    /** In one commit: none is left that looks as if somebody had its code, whatever becomes of this process. */
    private void recreate(UUID id, List<Moved> moved, @Nullable Particulars said) {
        var issue = transfer(moved.getFirst());
        var paid = unknown(id, moved);
        var ended = ended(moved);
        transaction.executeWithoutResult(_ -> {
            if (has(moved, Movement.UNDO)) {
                lost.addRefused(id, issue, said, clock.instant());
                return;
            }
            lost.add(id, issue, said);
            takeOver(id, paid);
            ended.ifPresentOrElse(
                    end -> workflow.endedBefore(id, end.as(), end.transfer()),
                    () -> vouchers.findLockedById(id)
                            .filter(voucher -> voucher.status() == VoucherStatus.ACTIVE)
                            .ifPresent(voucher -> voucher.begin(
                                    voucher.left() == voucher.amount()
                                            ? VoucherStatus.CANCELLED
                                            : VoucherStatus.EXPIRED,
                                    clock.instant())));
        });
    }

    /** What was under way at the moment: the ledger answers with what it did then. */
    private void finish(UUID id) {
        if (vouchers.findById(id).orElseThrow().becoming().isPresent()) {
            workflow.attempt(id);
        }
        rows.unpaid(id).forEach(payments::attempt);
    }

    /** A redemption that the ledger paid, and of which there is no row. */
    private record Paid(UUID id, UUID redeemer, long amount, Transfer transfer) {}

    private List<Paid> unknown(UUID voucher, List<Moved> moved) {
        return moved.stream()
                .filter(one -> one.movement() == Movement.REDEEM && !redemptions.existsById(one.subject()))
                .map(one -> {
                    var transfer = transfer(one);
                    var redeemer = transfer.entries().stream()
                            .filter(entry -> !entry.accountId().equals(voucher))
                            .findFirst()
                            .orElseThrow()
                            .ownerId();
                    return new Paid(one.subject(), redeemer, -one.amount(), transfer);
                })
                .toList();
    }

    private void takeOver(UUID id, List<Paid> paid) {
        paid.forEach(one -> transaction.executeWithoutResult(_ -> {
            var voucher = vouchers.findLockedById(id).orElseThrow();
            var then = one.transfer().createdAt();
            var redemption = redemptions.save(new Redemption(one.id(), id, one.redeemer(), one.amount(), then));
            outbox.add(voucher.redeemedBefore(redemption, one.transfer().id(), then));
        }));
    }

    /** How the ledger ended a voucher. */
    private record Ended(VoucherStatus as, Transfer transfer) {}

    private Optional<Ended> ended(List<Moved> moved) {
        return moved.stream()
                .filter(one -> one.movement() == Movement.CANCEL || one.movement() == Movement.EXPIRE)
                .findFirst()
                .map(one -> new Ended(
                        one.movement() == Movement.CANCEL ? VoucherStatus.CANCELLED : VoucherStatus.EXPIRED,
                        transfer(one)));
    }

    /** Whatever came late of its money was taken back: the worker finds both in the ledger. */
    private void refuse(UUID id) {
        vouchers.findById(id)
                .filter(voucher -> voucher.status() == VoucherStatus.ISSUING)
                .ifPresent(voucher -> workflow.refuse(voucher, Refusal.INSUFFICIENT_FUNDS));
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
