package org.walletsuite.wallet.profile;

import java.util.List;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.giftcard.Dollars;
import org.walletsuite.platform.giftcard.GiftCardAccounts;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.LedgerReads;

/** A user's balance in the gift-card program, from the ledger. */
@Component
class Balances {

    private final LedgerReads ledger;

    Balances(LedgerReads ledger) {
        this.ledger = ledger;
    }

    /**
     * In US dollars with two decimals.
     *
     * @param withdrawable also what waits to be paid out
     * @param locked what waits to be paid out
     * @param total pending and withdrawable
     */
    record Balance(String pending, String withdrawable, String locked, String total) {}

    /** Zero where there is no account yet; throws when the ledger can't be asked. */
    Balance of(UUID user) {
        var accounts = ledger.accountsOfOwner(user, GiftCardAccounts.PROGRAM);
        var pending = sum(accounts, GiftCardAccounts.PENDING, Account::balance);
        var withdrawable = sum(accounts, GiftCardAccounts.WITHDRAWABLE, Account::balance);
        return new Balance(
                Dollars.text(pending),
                Dollars.text(withdrawable),
                Dollars.text(sum(accounts, GiftCardAccounts.WITHDRAWABLE, Account::held)),
                Dollars.text(Math.addExact(pending, withdrawable)));
    }

    private static long sum(List<Account> accounts, String purpose, ToLongFunction<Account> amount) {
        return accounts.stream()
                .filter(account ->
                        account.purpose().equals(purpose) && account.asset().equals(GiftCardAccounts.USD.code()))
                .mapToLong(amount)
                .sum();
    }
}
