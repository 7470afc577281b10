package org.walletsuite.payment.transfer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.walletsuite.payment.transaction.MetadataKeys;
import org.walletsuite.payment.transaction.PostedTransaction;
import org.walletsuite.payment.transaction.PostedTransactions;
import org.walletsuite.payment.transaction.TransactionType;
import org.walletsuite.payment.wallet.Wallet;
import org.walletsuite.payment.wallet.Wallets;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.festival.FestivalFailure;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.platform.ledger.LedgerCommand.Post;
import org.walletsuite.platform.ledger.LedgerReads;
import org.walletsuite.platform.ledger.Leg;
import org.walletsuite.platform.security.Principal;
import org.walletsuite.platform.web.IdempotencyKey;

/**
 * Transfers money between wallets with one command to the ledger, which also decides whether the other wallet accepts
 * it.
 */
@Service
class Transfers {

    private final Wallets wallets;
    private final LedgerReads ledger;
    private final PostedTransactions transactions;

    Transfers(Wallets wallets, LedgerReads ledger, PostedTransactions transactions) {
        this.wallets = wallets;
        this.ledger = ledger;
        this.transactions = transactions;
    }

    PostedTransaction transfer(Principal.User sender, IdempotencyKey key, UUID festivalId, TransferRequest request) {
        var to = Wallets.id(request.toWalletId());
        var from = transactions.unlessReused(key, () -> walletOf(sender, festivalId, to));
        var command = new Post(
                key.value(),
                TransactionType.TRANSFER.name(),
                List.of(
                        new Leg(from.id(), -request.amount(), Wallet.PURPOSE),
                        new Leg(to, request.amount(), Wallet.PURPOSE)),
                null,
                metadata(from.id(), to, request));
        try {
            return transactions.post(key, command, from.id(), from.festival().asset(), to);
        } catch (ApiException refusal) {
            throw inWordsOfATransfer(refusal, from, to);
        }
    }

    private Wallet walletOf(Principal.User sender, UUID festivalId, UUID to) {
        var wallet = wallets.of(sender.id(), festivalId);
        if (wallet.id().equals(to)) {
            throw ApiException.invalid("toWalletId", "Must be another wallet than your own.");
        }
        return wallet;
    }

    private static Map<String, Object> metadata(UUID from, UUID to, TransferRequest request) {
        var metadata = new LinkedHashMap<String, Object>();
        if (request.description() != null) {
            metadata.put(MetadataKeys.DESCRIPTION, request.description());
        }
        metadata.put(MetadataKeys.FROM_WALLET, from.toString());
        metadata.put(MetadataKeys.TO_WALLET, to.toString());
        return metadata;
    }

    /**
     * Both sides are wallets, so the purpose in the ledger's rejection doesn't say which one caused it; its account
     * does.
     */
    private ApiException inWordsOfATransfer(ApiException refusal, Wallet from, UUID to) {
        var code = refusal.code();
        if (code == FestivalFailure.FESTIVAL_MISMATCH) {
            return transactions.isOfAFestival(to)
                    ? new ApiException(code, "The wallets belong to different festivals")
                    : Wallets.notFound();
        }
        if (code == FestivalFailure.WALLET_FROZEN && isActive(from.id())) {
            return new ApiException(code, "The receiving wallet is frozen");
        }
        if (code == FestivalFailure.WALLET_CLOSED && isActive(from.id())) {
            return new ApiException(code, "The receiving wallet is closed");
        }
        return refusal;
    }

    private boolean isActive(UUID wallet) {
        return ledger.account(wallet)
                .map(Account::status)
                .filter(AccountStatus.ACTIVE::equals)
                .isPresent();
    }
}
