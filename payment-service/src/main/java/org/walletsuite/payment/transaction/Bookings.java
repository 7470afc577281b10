package org.walletsuite.payment.transaction;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.walletsuite.payment.wallet.Wallet;
import org.walletsuite.payment.wallet.Wallets;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.festival.Festival;
import org.walletsuite.platform.festival.FestivalFailure;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.Ledger;
import org.walletsuite.platform.ledger.LedgerCommand;
import org.walletsuite.platform.ledger.LedgerReads;
import org.walletsuite.platform.ledger.PostingResult;
import org.walletsuite.platform.ledger.PostingResult.Posted;
import org.walletsuite.platform.ledger.PostingResult.Reason;
import org.walletsuite.platform.ledger.PostingResult.Rejected;
import org.walletsuite.platform.ledger.PostingResult.Replayed;
import org.walletsuite.platform.ledger.RequestHash;
import org.walletsuite.platform.ledger.Transfer;
import org.walletsuite.platform.money.Asset;
import org.walletsuite.platform.web.IdempotencyKey;

/** Has the ledger decide commands, and words its refusals for the festival family. */
@Component
public class Bookings {

    /** The purpose of a stand's account. */
    public static final String STAND = "stand";

    private final Ledger ledger;
    private final LedgerReads look;

    Bookings(Ledger ledger, LedgerReads look) {
        this.ledger = ledger;
        this.look = look;
    }

    /** Has a command decided and shows what came of it to the owner of the wallet; throws {@link ApiException} when the ledger refuses. */
    public Booking book(IdempotencyKey key, LedgerCommand command, UUID wallet, Asset asset) {
        return shown(key, ledger.post(command), wallet, asset);
    }

    /** Shows a decision to the owner of the wallet; throws {@link ApiException} for a refusal. */
    public Booking shown(IdempotencyKey key, PostingResult decision, UUID wallet, Asset asset) {
        return switch (decision) {
            case Posted(var transfer) -> show(transfer, wallet, asset, false);
            // Nobody repeats a key of our making but our own client, after an answer was lost on its way.
            case Replayed(var transfer) -> show(transfer, wallet, asset, key.chosenByCaller());
            case Rejected(var reason, var purpose) -> throw refusal(reason, purpose, wallet);
        };
    }

    /** Shows what an earlier try booked. */
    public Booking repeated(Transfer transfer, UUID wallet, Asset asset) {
        return show(transfer, wallet, asset, true);
    }

    /**
     * What an earlier try of this command booked: one that would be refused by now must still be answered like the first.
     * Throws IDEMPOTENCY_KEY_REUSED when the key stands for another command.
     */
    public Optional<Booking> earlier(IdempotencyKey key, LedgerCommand command, UUID wallet, Asset asset) {
        return known(key).map(transfer -> {
            if (!transfer.requestHash().equals(RequestHash.of(command))) {
                throw new ApiException(ErrorCode.IDEMPOTENCY_KEY_REUSED);
            }
            return repeated(transfer, wallet, asset);
        });
    }

    /** What an earlier request with this key booked; a key of our making has none. */
    public Optional<Transfer> known(IdempotencyKey key) {
        return key.chosenByCaller() ? look.transferByKey(key.value()) : Optional.empty();
    }

    /**
     * Checks a request by what never changes. What is refused here never was accepted, so a key that is known stands for
     * another request, and that is what the caller is told then. An outage refuses nothing.
     */
    public <T> T unlessReused(IdempotencyKey key, Supplier<T> check) {
        try {
            return check.get();
        } catch (ApiException refusal) {
            var isOther =
                    refusal.code().status().is4xxClientError() && known(key).isPresent();
            throw isOther ? new ApiException(ErrorCode.IDEMPOTENCY_KEY_REUSED) : refusal;
        }
    }

    private static Booking show(Transfer transfer, UUID wallet, Asset asset, boolean replayed) {
        return new Booking(TransactionView.asPosted(transfer, transfer.entryOf(wallet), asset), replayed);
    }

    private ApiException refusal(Reason reason, @Nullable String purpose, UUID wallet) {
        return switch (reason) {
            case INSUFFICIENT_FUNDS -> new ApiException(FestivalFailure.INSUFFICIENT_BALANCE);
            case ACCOUNT_FROZEN -> blocked(purpose, FestivalFailure.WALLET_FROZEN);
            case ACCOUNT_CLOSED -> blocked(purpose, FestivalFailure.WALLET_CLOSED);
            case UNKNOWN_ACCOUNT -> unknown(purpose);
            case NOT_GRANTED ->
                isOfAnotherProgram(wallet) ? unknown(purpose) : new ApiException(ErrorCode.INTERNAL_ERROR);
            case ASSET_MISMATCH ->
                isOfAFestival(wallet) ? new ApiException(FestivalFailure.FESTIVAL_MISMATCH) : Wallets.notFound();
            case UNKNOWN_TRANSFER -> new ApiException(ErrorCode.NOT_FOUND, "Transaction not found");
            case NOT_REVERSIBLE -> new ApiException(FestivalFailure.NOT_REFUNDABLE);
            case ALREADY_REVERSED -> new ApiException(FestivalFailure.ALREADY_REFUNDED);
            case REVERSAL_EXCEEDED -> new ApiException(FestivalFailure.REFUND_EXCEEDED);
            case UNKNOWN_HOLD, HOLD_NOT_OPEN, HOLD_EXCEEDED ->
                throw new IllegalStateException("Nothing here posts holds, but the ledger says " + reason);
            case AMOUNT_TOO_LARGE -> ApiException.invalid("amount", "The balance would become too large.");
            case KEY_REUSED -> new ApiException(ErrorCode.IDEMPOTENCY_KEY_REUSED);
        };
    }

    /** Another product's wallet is a wallet to the ledger, and none to a festival. */
    public boolean isOfAFestival(UUID wallet) {
        return look.account(wallet)
                .map(Account::asset)
                .flatMap(Festival::idOfAsset)
                .isPresent();
    }

    /**
     * An account of another program is none to a festival, and one that we may not see. Asking for festivals' accounts fails
     * where it is festivals that we may not see: then a grant is missing, and nobody named a wrong wallet.
     */
    private boolean isOfAnotherProgram(UUID wallet) {
        if (look.account(wallet).isPresent()) {
            return false;
        }
        var _ = look.accountsOf(Festival.PROGRAM, STAND, null, 1);
        return true;
    }

    private static ApiException blocked(@Nullable String purpose, FestivalFailure forWallets) {
        return switch (purpose) {
            case Wallet.PURPOSE -> new ApiException(forWallets);
            case STAND -> new ApiException(FestivalFailure.STAND_INACTIVE);
            case null, default -> new ApiException(ErrorCode.CONFLICT, "The " + purpose + " account is not active");
        };
    }

    private static ApiException unknown(@Nullable String purpose) {
        if (Wallet.PURPOSE.equals(purpose)) {
            return Wallets.notFound();
        }
        throw new IllegalStateException("The ledger has no " + purpose + " account where there must be one");
    }
}
