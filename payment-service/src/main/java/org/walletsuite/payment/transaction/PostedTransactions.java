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

/** Sends commands to the ledger, and turns its rejections into the festival family's errors. */
@Component
public class PostedTransactions {

    /** The purpose of a stand's account. */
    public static final String STAND = "stand";

    private final Ledger ledger;
    private final LedgerReads look;

    PostedTransactions(Ledger ledger, LedgerReads look) {
        this.ledger = ledger;
        this.look = look;
    }

    /**
     * Sends a command and returns the transaction as the wallet's owner sees it; throws {@link ApiException} when the
     * ledger rejects it.
     */
    public PostedTransaction post(IdempotencyKey key, LedgerCommand command, UUID wallet, Asset asset) {
        return post(key, command, wallet, asset, wallet);
    }

    /**
     * The same for a command between two wallets.
     *
     * @param named the wallet that the caller named, where {@code wallet} is the caller's own
     */
    public PostedTransaction post(IdempotencyKey key, LedgerCommand command, UUID wallet, Asset asset, UUID named) {
        return shown(key, ledger.post(command), wallet, asset, named);
    }

    /** The transaction of a decision, as the wallet's owner sees it; throws {@link ApiException} for a rejection. */
    public PostedTransaction shown(IdempotencyKey key, PostingResult decision, UUID wallet, Asset asset) {
        return shown(key, decision, wallet, asset, wallet);
    }

    private PostedTransaction shown(IdempotencyKey key, PostingResult decision, UUID wallet, Asset asset, UUID named) {
        return switch (decision) {
            case Posted(var transfer) -> show(transfer, wallet, asset, false);
            // A generated key is only retried by our own client, after a lost answer.
            case Replayed(var transfer) -> show(transfer, wallet, asset, key.chosenByCaller());
            case Rejected(var reason, var purpose) -> throw refusal(reason, purpose, wallet, named);
        };
    }

    /** The transaction of an earlier attempt. */
    public PostedTransaction replayed(Transfer transfer, UUID wallet, Asset asset) {
        return show(transfer, wallet, asset, true);
    }

    /**
     * The transaction of an earlier attempt of this command: a retry that would be refused by now must still get the
     * first answer. Throws IDEMPOTENCY_KEY_REUSED when the key belongs to another command.
     */
    public Optional<PostedTransaction> earlier(IdempotencyKey key, LedgerCommand command, UUID wallet, Asset asset) {
        return known(key).map(transfer -> {
            if (!transfer.requestHash().equals(RequestHash.of(command))) {
                throw new ApiException(ErrorCode.IDEMPOTENCY_KEY_REUSED);
            }
            return replayed(transfer, wallet, asset);
        });
    }

    /** The transfer of an earlier request with this key; empty for a generated key. */
    public Optional<Transfer> known(IdempotencyKey key) {
        return key.chosenByCaller() ? look.transferByKey(key.value()) : Optional.empty();
    }

    /**
     * Runs checks of immutable data. A request refused here was never accepted, so a known key belongs to another
     * request, and the caller gets that error instead. An outage passes through.
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

    private static PostedTransaction show(Transfer transfer, UUID wallet, Asset asset, boolean replayed) {
        return new PostedTransaction(TransactionView.asPosted(transfer, transfer.entryOf(wallet), asset), replayed);
    }

    private ApiException refusal(Reason reason, @Nullable String purpose, UUID wallet, UUID named) {
        return switch (reason) {
            case INSUFFICIENT_FUNDS -> new ApiException(FestivalFailure.INSUFFICIENT_BALANCE);
            case ACCOUNT_FROZEN -> blocked(purpose, FestivalFailure.WALLET_FROZEN);
            case ACCOUNT_CLOSED -> blocked(purpose, FestivalFailure.WALLET_CLOSED);
            case UNKNOWN_ACCOUNT -> unknown(purpose);
            case NOT_GRANTED -> notGranted(purpose, named);
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

    /** The ledger also has other products' wallets, which don't exist for a festival. */
    public boolean isOfAFestival(UUID wallet) {
        return look.account(wallet)
                .map(Account::asset)
                .flatMap(Festival::idOfAsset)
                .isPresent();
    }

    /** Either the caller named another program's wallet, or our deployment lacks a grant, which is logged as an error. */
    private ApiException notGranted(@Nullable String purpose, UUID named) {
        if (isOfAnotherProgram(named)) {
            return unknown(purpose);
        }
        throw new IllegalStateException("This service has no grant for a " + purpose + " account of a festival");
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
