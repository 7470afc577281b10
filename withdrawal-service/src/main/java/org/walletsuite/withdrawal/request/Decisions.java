package org.walletsuite.withdrawal.request;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.idempotency.FirstAnswer;
import org.walletsuite.platform.idempotency.Idempotency;
import org.walletsuite.platform.idempotency.Reply;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.platform.ledger.LedgerReads;
import org.walletsuite.platform.security.Principal;
import org.walletsuite.platform.web.IdempotencyKey;
import org.walletsuite.platform.workflow.UnderWay;
import org.walletsuite.withdrawal.request.Answers.Decided;
import org.walletsuite.withdrawal.request.WithdrawalStatus.IllegalTransition;

/** Ends what waits: admins process withdrawals, users cancel their own. Of two who come at once one is let in. */
@Service
class Decisions {

    private final WithdrawalRepository withdrawals;
    private final WithdrawalWorkflow workflow;
    private final Idempotency idempotency;
    private final LedgerReads ledger;
    private final WithdrawalSettings settings;
    private final Clock clock;

    Decisions(
            WithdrawalRepository withdrawals,
            WithdrawalWorkflow workflow,
            Idempotency idempotency,
            LedgerReads ledger,
            WithdrawalSettings settings,
            Clock clock) {
        this.withdrawals = withdrawals;
        this.workflow = workflow;
        this.idempotency = idempotency;
        this.ledger = ledger;
        this.settings = settings;
        this.clock = clock;
    }

    ResponseEntity<FirstAnswer<Decided>> process(
            Principal.User admin, Withdrawal withdrawal, IdempotencyKey key, Verdict verdict) {
        if (verdict instanceof Verdict.Approve && !idempotency.knows(key)) {
            refuseFrozen(withdrawal);
        }
        return decide("process", withdrawal.id(), key, verdict.fields(withdrawal.number()), locked -> {
            switch (verdict) {
                case Verdict.Approve(var reference, var notes) ->
                    locked.approve(
                            admin, settings.needsTwoApprovals(locked.amount()), reference, notes, clock.instant());
                case Verdict.Reject(var reason, var notes) ->
                    locked.beginRejection(admin, reason, notes, clock.instant());
            }
        });
    }

    ResponseEntity<FirstAnswer<Decided>> cancel(Withdrawal withdrawal, IdempotencyKey key) {
        return decide(
                "cancel",
                withdrawal.id(),
                key,
                Map.of("withdrawal", withdrawal.number()),
                locked -> locked.beginCancellation(clock.instant()));
    }

    private ResponseEntity<FirstAnswer<Decided>> decide(
            String what, UUID id, IdempotencyKey key, Map<String, Object> request, Consumer<Withdrawal> intent) {
        try {
            // What keeps another's command from taking effect is not for everybody to know.
            return UnderWay.inTurn(
                    () -> idempotency.begunOnce(key, request, () -> begin(id, intent), begun -> rest(id, begun)),
                    () -> workflow.attempt(id),
                    null);
        } catch (IllegalTransition e) {
            throw new ApiException(
                    ErrorCode.VALIDATION_ERROR,
                    "Cannot " + what + " withdrawal with status: "
                            + e.from().shown().orElseThrow().text());
        }
    }

    /** Called in a transaction. */
    private UUID begin(UUID id, Consumer<Withdrawal> intent) {
        var withdrawal = withdrawals.findLockedById(id).orElseThrow();
        intent.accept(withdrawal);
        return withdrawal.intentId();
    }

    private Reply<Decided> rest(UUID id, UUID begun) {
        if (isOnlyNoted(id, begun)) {
            return Answers.firstApproval();
        }
        workflow.attempt(id);
        return Answers.decided(withdrawals.findById(id).orElseThrow());
    }

    /** The first of two approvals moves nothing; the second may have been begun since. */
    private boolean isOnlyNoted(UUID id, UUID begun) {
        var withdrawal = withdrawals.findById(id).orElseThrow();
        return withdrawal.status() == WithdrawalStatus.PENDING
                || !withdrawal.intentId().equals(begun);
    }

    /** An approval can't be taken back; it had better not wait for the ledger. */
    private void refuseFrozen(Withdrawal withdrawal) {
        if (withdrawal.status() != WithdrawalStatus.PENDING) {
            return;
        }
        var account = ledger.account(withdrawal.accountId()).orElseThrow();
        if (account.status() != AccountStatus.ACTIVE) {
            throw new ApiException(
                    ErrorCode.VALIDATION_ERROR, "Cannot process withdrawal while the user's balance is frozen.");
        }
    }
}
