package org.walletsuite.wallet.profile;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.LedgerReads;

/** What the gift-card program owes a person, as the ledger says. */
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

    /** Zero where there is no account yet; throws when the ledger can't be asked. */
    Balance of(UUID person) {
        var accounts = ledger.accountsOfOwner(person, PROGRAM);
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
