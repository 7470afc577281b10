package org.walletsuite.platform.mainwallet;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.LedgerReads;
import org.walletsuite.platform.ledger.NewAccount;
import org.walletsuite.platform.money.Asset;

/** The main wallet's accounts in the ledger. */
public final class MainWalletAccounts {

    public static final String PROGRAM = "mainwallet";

    /** The purpose of a user's wallet; its id is the wallet's. */
    public static final String WALLET = "wallet";

    /** The purpose of the operator's account that top-ups come out of: its balance is what providers have paid in. */
    public static final String FUNDING = "funding";

    /** The purpose of the operator's account that withdrawals go to. */
    public static final String PAYOUT = "payout";

    public static final String ASSET = "TZS";

    public static final Asset SHILLINGS = new Asset(ASSET, 2, ASSET);

    /** Who owns the accounts that money enters and leaves through. */
    public static final UUID OPERATOR = UUID.fromString("00000000-0000-8000-8000-6d61696e7761");

    private MainWalletAccounts() {}

    /** A user's wallet. */
    public static NewAccount wallet(UUID owner, long number) {
        return new NewAccount(owner, number, PROGRAM, WALLET, ASSET, 0L);
    }

    /** The id of a user's wallet; empty where none was opened yet. */
    public static Optional<UUID> walletOf(UUID user, LedgerReads ledger) {
        return ledger.accountsOfOwner(user, PROGRAM).stream()
                .filter(account ->
                        account.purpose().equals(WALLET) && account.asset().equals(ASSET))
                .map(Account::id)
                .findFirst();
    }

    /** An account of the operator's, which goes below zero without limit. */
    public static NewAccount operatorAccount(String purpose) {
        return new NewAccount(OPERATOR, null, PROGRAM, purpose, ASSET, null);
    }

    /** The same id everywhere and always. */
    public static UUID operatorAccountId(String purpose) {
        return UUID.nameUUIDFromBytes((PROGRAM + ":" + purpose).getBytes(StandardCharsets.UTF_8));
    }
}
