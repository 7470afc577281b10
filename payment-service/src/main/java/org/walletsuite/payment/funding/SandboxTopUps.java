package org.walletsuite.payment.funding;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.idempotency.FirstAnswer;
import org.walletsuite.platform.idempotency.Reply;
import org.walletsuite.platform.ledger.Ledger;
import org.walletsuite.platform.ledger.LedgerCommand.Post;
import org.walletsuite.platform.ledger.PostingResult.Posted;
import org.walletsuite.platform.ledger.PostingResult.Rejected;
import org.walletsuite.platform.ledger.PostingResult.Replayed;
import org.walletsuite.platform.ledger.Transfer;
import org.walletsuite.platform.mainwallet.Envelope;
import org.walletsuite.platform.mainwallet.MainWalletFailure;
import org.walletsuite.platform.mainwallet.WalletTransaction;
import org.walletsuite.platform.web.IdempotencyKey;

/**
 * Top-ups that nobody is waited for. One keyed transfer is all there is to each: what it says is all that is ever answered,
 * and there is no row to keep beside it.
 */
@Component
public class SandboxTopUps {

    private static final String SERVICE = "payment";
    private static final String OPERATION = "main-topup";

    private final MainWallets wallets;
    private final FundingAccount funding;
    private final Ledger ledger;

    SandboxTopUps(MainWallets wallets, FundingAccount funding, Ledger ledger) {
        this.wallets = wallets;
        this.funding = funding;
        this.ledger = ledger;
    }

    /** What a top-up is known by, in the ledger where the sandbox backs it. */
    static IdempotencyKey key(UUID user, @Nullable String header) {
        return IdempotencyKey.of(SERVICE, OPERATION, user, header);
    }

    /** Whether a transfer out of the funding account is one of these. The ledger takes such keys from this service only. */
    public static boolean isOne(Transfer transfer) {
        return transfer.idempotencyKey().startsWith(SERVICE + ":" + OPERATION + ":")
                && FundingProvider.SANDBOX.name().equals(transfer.metadata().get(FundingProvider.NAME));
    }

    ResponseEntity<FirstAnswer<Envelope<WalletTransaction>>> topUp(
            UUID user, IdempotencyKey key, NewTopUp.Checked wanted) {
        var wallet = wallets.idOf(user);
        funding.open();
        return switch (ledger.post(command(key, wallet, wanted))) {
            case Posted(var transfer) -> FirstAnswer.of(reply(transfer, wallet), false);
            // Nobody repeats a key of our making but our own client, after an answer was lost on its way.
            case Replayed(var transfer) -> FirstAnswer.of(reply(transfer, wallet), key.chosenByCaller());
            case Rejected(var reason, var _) -> throw MainWalletFailure.of(reason);
        };
    }

    /** All of it is the transfer's, also its time: sent again it is the same. */
    private static Reply<Envelope<WalletTransaction>> reply(Transfer transfer, UUID wallet) {
        return Reply.ok(Envelope.ok(
                "Top-up successful", WalletTransaction.of(transfer, transfer.entryOf(wallet)), transfer.createdAt()));
    }

    private static Post command(IdempotencyKey key, UUID wallet, NewTopUp.Checked wanted) {
        var legs = FundingAccount.legs(wallet, wanted.amount(), FundingProvider.SANDBOX);
        return new Post(key.value(), TopUp.KIND, legs, null, metadata(wanted));
    }

    private static Map<String, Object> metadata(NewTopUp.Checked wanted) {
        var metadata = new HashMap<String, Object>();
        metadata.put(FundingProvider.NAME, FundingProvider.SANDBOX.name());
        if (wanted.description() != null) {
            metadata.put(WalletTransaction.DESCRIPTION, wanted.description());
        }
        return metadata;
    }
}
