package org.walletsuite.withdrawal.request;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.event.Outbox;
import org.walletsuite.platform.event.WithdrawalEvent;
import org.walletsuite.platform.giftcard.GiftCardAccounts;
import org.walletsuite.platform.idempotency.Idempotency;
import org.walletsuite.platform.ledger.Hold;
import org.walletsuite.platform.ledger.HoldResult;
import org.walletsuite.platform.ledger.Ledger;
import org.walletsuite.platform.ledger.LedgerCommand.PostHold;
import org.walletsuite.platform.ledger.LedgerReads;
import org.walletsuite.platform.ledger.NewHold;
import org.walletsuite.platform.ledger.PostingResult.Posted;
import org.walletsuite.platform.ledger.PostingResult.Reason;
import org.walletsuite.platform.ledger.PostingResult.Rejected;
import org.walletsuite.platform.ledger.PostingResult.Replayed;
import org.walletsuite.platform.reconciliation.KeysetPages;
import org.walletsuite.platform.workflow.Workflow;
import org.walletsuite.withdrawal.payout.PayoutAccounts;
import org.walletsuite.withdrawal.payout.PayoutAccounts.Program;

/**
 * Brings what was begun with a withdrawal to its end. The row says what is intended; the ledger is asked outside of any
 * transaction, with a key or a hold that the row names; what it decides becomes the outcome, in one commit with the event,
 * the audit row and the answer to those who asked. A request comes here right after its intent, the worker where it died.
 */
@Component
class WithdrawalWorkflow implements Workflow {

    private static final int HOLDS = 200;

    private final WithdrawalRepository withdrawals;
    private final Ledger ledger;
    private final LedgerReads ledgerReads;
    private final PayoutAccounts payouts;
    private final Outbox outbox;
    private final Idempotency idempotency;
    private final TransactionTemplate transaction;
    private final Clock clock;

    WithdrawalWorkflow(
            WithdrawalRepository withdrawals,
            Ledger ledger,
            LedgerReads ledgerReads,
            PayoutAccounts payouts,
            Outbox outbox,
            Idempotency idempotency,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.withdrawals = withdrawals;
        this.ledger = ledger;
        this.ledgerReads = ledgerReads;
        this.payouts = payouts;
        this.outbox = outbox;
        this.idempotency = idempotency;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "withdrawal";
    }

    @Override
    public String table() {
        return "withdrawal";
    }

    /** It waits anew with each intent. */
    @Override
    public String since() {
        return "updated_at";
    }

    /** Each step may come twice, also at once: the ledger does it once, and the row takes the first outcome. */
    @Override
    public void attempt(UUID id) {
        var intent = withdrawals.findById(id).orElseThrow();
        switch (intent.status()) {
            case REQUESTING -> hold(intent);
            case APPROVING -> pay(intent);
            case REJECTING -> {
                voidHold(intent, intent.holdId());
                conclude(intent, Withdrawal::rejected);
            }
            case CANCELLING -> {
                voidHold(intent, intent.holdId());
                conclude(intent, Withdrawal::cancelled);
            }
            case REFUSED -> voidLateHold(intent);
            case PENDING, APPROVED, REJECTED, CANCELLED -> {} // Somebody else was here before.
        }
    }

    private void hold(Withdrawal intent) {
        var wanted = new NewHold(
                LedgerKeys.hold(intent.id()),
                intent.accountId(),
                GiftCardAccounts.WITHDRAWABLE,
                intent.amount(),
                Long.toString(intent.number()),
                metadata(intent),
                null);
        switch (ledger.place(wanted)) {
            case HoldResult.Done(var hold) -> held(intent, hold);
            case HoldResult.Replayed(var hold) -> held(intent, hold);
            case HoldResult.Refused(var why) -> refused(intent, why);
        }
    }

    private void held(Withdrawal intent, Hold hold) {
        conclude(intent, (withdrawal, now) -> withdrawal.held(hold.id(), now));
        // Whoever stood still for long may have come to the ledger after another one was told that there is no money.
        if (withdrawals.findById(intent.id()).orElseThrow().status() == WithdrawalStatus.REFUSED) {
            voidHold(intent, hold.id());
        }
    }

    /**
     * An attempt that gave up may have left its command in a queue of the ledger's, and died. Only at the end of the lease
     * none can come any more, so whoever looks sooner leaves the row to the worker.
     */
    private void voidLateHold(Withdrawal refused) {
        if (clock.instant().isBefore(refused.updatedAt().plus(LEASE))) {
            return;
        }
        KeysetPages.walk(
                HOLDS,
                (after, size) -> ledgerReads.openHolds(refused.accountId(), after, size),
                Hold::id,
                page -> page.stream()
                        .filter(hold -> hold.idempotencyKey().equals(LedgerKeys.hold(refused.id())))
                        .forEach(hold -> voidHold(refused, hold.id())));
        whereItStands(refused, Withdrawal::nothingIsHeld);
    }

    /** What is refused is an outcome, too, but nobody's event; and the same key decides again. */
    private void refused(Withdrawal intent, HoldResult.Reason why) {
        switch (why) {
            case INSUFFICIENT_FUNDS, ACCOUNT_FROZEN, ACCOUNT_CLOSED, AMOUNT_TOO_LARGE ->
                whereItStands(intent, withdrawal -> {
                    withdrawal.refused(why, clock.instant());
                    idempotency.release(withdrawal.intentId());
                });
            case UNKNOWN_ACCOUNT, KEY_REUSED, UNKNOWN_HOLD, HOLD_NOT_OPEN -> throw unexpected(intent, why);
        }
    }

    /** When an admin approves the money has left by other ways: what the ledger can't book now it must book later. */
    private void pay(Withdrawal intent) {
        var command = new PostHold(
                LedgerKeys.pay(intent.id()),
                "WITHDRAWAL",
                intent.holdId(),
                payouts.of(Program.GIFT_CARD),
                null,
                Long.toString(intent.number()),
                metadata(intent));
        switch (ledger.post(command)) {
            case Posted _, Replayed _ -> conclude(intent, Withdrawal::approved);
            case Rejected(var why, var _)
            when why == Reason.ACCOUNT_FROZEN ->
                throw new ApiException(
                        ErrorCode.CONFLICT,
                        "The user's balance was frozen meanwhile; the approval takes effect once it is active again.");
            case Rejected(var why, var _) -> throw unexpected(intent, why);
        }
    }

    private void voidHold(Withdrawal intent, UUID hold) {
        switch (ledger.voidHold(hold)) {
            case HoldResult.Done _, HoldResult.Replayed _ -> {}
            case HoldResult.Refused(var why) -> throw unexpected(intent, why);
        }
    }

    private void conclude(Withdrawal intent, BiFunction<Withdrawal, Instant, WithdrawalEvent> outcome) {
        whereItStands(intent, withdrawal -> {
            outbox.add(outcome.apply(withdrawal, clock.instant()));
            idempotency.answer(withdrawal.intentId(), Answers.to(withdrawal));
        });
    }

    /** No status is reached twice: where it is the same, the intent is. */
    private void whereItStands(Withdrawal intent, Consumer<Withdrawal> outcome) {
        transaction.executeWithoutResult(_ -> withdrawals
                .findLockedById(intent.id())
                .filter(withdrawal -> withdrawal.status() == intent.status())
                .ifPresent(outcome));
    }

    private static Map<String, Object> metadata(Withdrawal intent) {
        return Map.of(
                "withdrawalId", intent.id().toString(),
                "withdrawalNumber", intent.number(),
                "method", intent.payee().way().code());
    }

    private static IllegalStateException unexpected(Withdrawal intent, Enum<?> why) {
        return new IllegalStateException(
                "The ledger says " + why + " to what is " + intent.status() + ": withdrawal " + intent.id());
    }
}
