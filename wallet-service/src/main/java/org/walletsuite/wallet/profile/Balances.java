package org.walletsuite.wallet.profile;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.LedgerReads;

/** A user's balance in the gift-card program, from the ledger. */
@Component
class Balances {

    private static final String PROGRAM = "giftcard";
    private static final String ASSET = "USD";
    private static final int SCALE = 2;

    private final LedgerReads ledger;

    Balances(LedgerReads ledger) {
        this.ledger = ledger;
    }

    /** In US dollars with two decimals. */
    record Balance(String pending, String withdrawable) {}

    /** Zero where there is no account yet; throws when the ledger is unavailable. */
    Balance of(UUID user) {
        var accounts = ledger.accountsOfOwner(user, PROGRAM);
        return new Balance(balance(accounts, "pending"), balance(accounts, "withdrawable"));
    }

    private static String balance(List<Account> accounts, String purpose) {
        var minor = accounts.stream()
                .filter(account ->
                        account.purpose().equals(purpose) && account.asset().equals(ASSET))
                .mapToLong(Account::balance)
                .sum();
        return BigDecimal.valueOf(minor, SCALE).toPlainString();
    }
}
