package org.walletsuite.withdrawal.request;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.giftcard.Dollars;
import org.walletsuite.platform.giftcard.GiftCardAccounts;
import org.walletsuite.platform.idempotency.FirstAnswer;
import org.walletsuite.platform.idempotency.Idempotency;
import org.walletsuite.platform.idempotency.Reply;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.LedgerReads;
import org.walletsuite.platform.security.Principal;
import org.walletsuite.platform.user.User;
import org.walletsuite.platform.user.UserApi;
import org.walletsuite.platform.web.IdempotencyKey;
import org.walletsuite.withdrawal.request.Answers.Created;

/** Takes users' requests to be paid out, and sets the money aside. */
@Service
class Requests {

    private final Pins pins;
    private final UserApi users;
    private final LedgerReads ledger;
    private final WithdrawalRepository withdrawals;
    private final WithdrawalRows rows;
    private final WithdrawalWorkflow workflow;
    private final Idempotency idempotency;
    private final Clock clock;

    Requests(
            Pins pins,
            UserApi users,
            LedgerReads ledger,
            WithdrawalRepository withdrawals,
            WithdrawalRows rows,
            WithdrawalWorkflow workflow,
            Idempotency idempotency,
            Clock clock) {
        this.pins = pins;
        this.users = users;
        this.ledger = ledger;
        this.withdrawals = withdrawals;
        this.rows = rows;
        this.workflow = workflow;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /** What was begun with its key before is answered by that, and nobody looks at the PIN again. */
    ResponseEntity<FirstAnswer<Created>> create(
            Principal.User caller, IdempotencyKey key, NewWithdrawal.Checked wanted) {
        var terms = wanted.terms();
        var applicant = idempotency.knows(key) ? null : entitled(caller, key, wanted);
        return idempotency.begunOnce(key, terms.fields(), () -> begin(applicant, terms), id -> requested(id));
    }

    /**
     * The cheap checks come first, and the PIN before anything that only its owner needs to know. Null where the same
     * request was begun meanwhile: the money that is lacking may be what that holds, and not this one's to be refused for.
     */
    private @Nullable Applicant entitled(Principal.User caller, IdempotencyKey key, NewWithdrawal.Checked wanted) {
        var amount = wanted.terms().amount();
        var user = user(caller);
        if (amount > user.transactionLimit()) {
            throw ApiException.invalid(
                    "amount",
                    "Amount exceeds your transaction limit of $" + Dollars.text(user.transactionLimit()) + ".");
        }
        pins.require(user.id(), wanted.pin());
        var account = account(user.id());
        if (account == null || amount > available(account)) {
            if (idempotency.knows(key)) {
                return null;
            }
            throw insufficient(account);
        }
        return new Applicant(user.id(), user.number(), account.id());
    }

    private User user(Principal.User caller) {
        return users.users(List.of(caller.id())).stream()
                .filter(User::active)
                .findFirst()
                .orElseThrow(() -> new ApiException(ErrorCode.FORBIDDEN));
    }

    /** Called in a transaction. */
    private UUID begin(@Nullable Applicant applicant, Terms terms) {
        if (applicant == null) {
            // Its key was let go since, and the caller has shown no PIN.
            throw new ApiException(ErrorCode.CONFLICT);
        }
        return withdrawals
                .save(new Withdrawal(rows.nextNumber(), applicant, terms, clock.instant()))
                .id();
    }

    private Reply<Created> requested(UUID id) {
        workflow.attempt(id);
        var withdrawal = withdrawals.findById(id).orElseThrow();
        if (withdrawal.status() == WithdrawalStatus.REFUSED) {
            throw refusal(withdrawal);
        }
        return Answers.created(withdrawal);
    }

    private ApiException refusal(Withdrawal withdrawal) {
        return switch (Objects.requireNonNull(withdrawal.refusal())) {
            case INSUFFICIENT_FUNDS -> insufficient(account(withdrawal.userId()));
            case ACCOUNT_FROZEN -> new ApiException(ErrorCode.VALIDATION_ERROR, "Your withdrawable balance is frozen.");
            case ACCOUNT_CLOSED -> new ApiException(ErrorCode.VALIDATION_ERROR, "Your withdrawable balance is closed.");
            case AMOUNT_TOO_LARGE -> ApiException.invalid("amount", "Too much is waiting to be paid out already.");
            case UNKNOWN_ACCOUNT, KEY_REUSED, UNKNOWN_HOLD, HOLD_NOT_OPEN ->
                throw new IllegalStateException(withdrawal.refusal() + " is no refusal of a request");
        };
    }

    /** Null where the user never had a gift card. */
    private @Nullable Account account(UUID user) {
        return ledger.account(GiftCardAccounts.id(user, GiftCardAccounts.WITHDRAWABLE))
                .orElse(null);
    }

    private static long available(Account account) {
        return account.balance() - account.held();
    }

    /** What waits already can't be had again, so it is not told as if it could. */
    private static ApiException insufficient(@Nullable Account account) {
        return ApiException.invalid(
                "amount",
                "Insufficient withdrawable balance. Your current withdrawable balance is $"
                        + Dollars.text(account == null ? 0 : available(account)) + ".");
    }
}
