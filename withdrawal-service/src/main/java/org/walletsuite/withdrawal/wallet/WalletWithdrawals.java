package org.walletsuite.withdrawal.wallet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.ledger.Ledger;
import org.walletsuite.platform.ledger.LedgerCommand.Post;
import org.walletsuite.platform.ledger.LedgerReads;
import org.walletsuite.platform.ledger.Leg;
import org.walletsuite.platform.ledger.PostingResult.Posted;
import org.walletsuite.platform.ledger.PostingResult.Reason;
import org.walletsuite.platform.ledger.PostingResult.Rejected;
import org.walletsuite.platform.ledger.PostingResult.Replayed;
import org.walletsuite.platform.ledger.Transfer;
import org.walletsuite.platform.mainwallet.MainWalletAccounts;
import org.walletsuite.platform.mainwallet.MainWalletFailure;
import org.walletsuite.platform.mainwallet.WalletTransaction;
import org.walletsuite.platform.web.IdempotencyKey;
import org.walletsuite.withdrawal.payout.PayoutAccounts;
import org.walletsuite.withdrawal.payout.PayoutAccounts.Program;
import tools.jackson.databind.json.JsonMapper;

/** Takes money out of main wallets at once. One keyed transfer is all there is to it: what it says is all that is ever answered. */
@Service
class WalletWithdrawals {

    private static final String KIND = "WITHDRAWAL";
    private static final String PAYOUT_DETAILS = "payoutDetails";

    private final LedgerReads ledgerReads;
    private final Ledger ledger;
    private final PayoutAccounts payouts;
    private final JsonMapper json;

    WalletWithdrawals(LedgerReads ledgerReads, Ledger ledger, PayoutAccounts payouts, JsonMapper json) {
        this.ledgerReads = ledgerReads;
        this.ledger = ledger;
        this.payouts = payouts;
        this.json = json;
    }

    /**
     * Money that was taken out.
     *
     * @param wallet the account it was taken from
     */
    record Taken(Transfer transfer, UUID wallet, boolean replayed) {}

    Taken withdraw(UUID user, IdempotencyKey key, WithdrawRequest.Checked wanted) {
        var wallet = wallet(user);
        return switch (ledger.post(command(key, wallet, wanted))) {
            case Posted(var transfer) -> new Taken(transfer, wallet, false);
            // Nobody repeats a key of our making but our own client, after an answer was lost on its way.
            case Replayed(var transfer) -> new Taken(transfer, wallet, key.chosenByCaller());
            case Rejected(var reason, var _) -> throw refusal(reason);
        };
    }

    /** A wallet is opened when its user first looks at it; one that is not has no money. */
    private UUID wallet(UUID user) {
        return MainWalletAccounts.walletOf(user, ledgerReads)
                .orElseThrow(() -> new ApiException(MainWalletFailure.INSUFFICIENT_BALANCE));
    }

    private Post command(IdempotencyKey key, UUID wallet, WithdrawRequest.Checked wanted) {
        var payout = payouts.of(Program.MAIN_WALLET);
        var legs = List.of(
                new Leg(wallet, -wanted.amount(), MainWalletAccounts.WALLET),
                new Leg(payout.accountId(), wanted.amount(), payout.purpose()));
        return new Post(key.value(), KIND, legs, null, metadata(wanted));
    }

    private Map<String, Object> metadata(WithdrawRequest.Checked wanted) {
        var metadata = new HashMap<String, Object>();
        if (wanted.description() != null) {
            metadata.put(WalletTransaction.DESCRIPTION, wanted.description());
        }
        if (!wanted.payoutDetails().isEmpty()) {
            metadata.put(PAYOUT_DETAILS, json.writeValueAsString(wanted.payoutDetails()));
        }
        return metadata;
    }

    private static ApiException refusal(Reason reason) {
        return switch (reason) {
            case INSUFFICIENT_FUNDS -> new ApiException(MainWalletFailure.INSUFFICIENT_BALANCE);
            case ACCOUNT_FROZEN, ACCOUNT_CLOSED -> new ApiException(MainWalletFailure.DEACTIVATED);
            case AMOUNT_TOO_LARGE -> ApiException.invalid("amount", "The balance would become too large.");
            case KEY_REUSED -> new ApiException(ErrorCode.IDEMPOTENCY_KEY_REUSED);
            case UNKNOWN_ACCOUNT,
                    NOT_GRANTED,
                    ASSET_MISMATCH,
                    UNKNOWN_TRANSFER,
                    NOT_REVERSIBLE,
                    ALREADY_REVERSED,
                    REVERSAL_EXCEEDED,
                    UNKNOWN_HOLD,
                    HOLD_NOT_OPEN,
                    HOLD_EXCEEDED -> throw new IllegalStateException("The ledger says " + reason + " to a withdrawal");
        };
    }
}
