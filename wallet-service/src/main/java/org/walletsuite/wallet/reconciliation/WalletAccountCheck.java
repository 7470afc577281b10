package org.walletsuite.wallet.reconciliation;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.festival.Festival;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.LedgerReads;
import org.walletsuite.platform.reconciliation.KeysetPages;
import org.walletsuite.platform.reconciliation.ReconciliationCheck;
import org.walletsuite.wallet.reconciliation.ReconciliationRows.WalletFacts;

/**
 * Checks that every visible wallet has its owner's account; a wallet becomes visible only after its account is open.
 */
@Component
@Order(1)
class WalletAccountCheck implements ReconciliationCheck {

    private final ReconciliationRows rows;
    private final LedgerReads ledger;

    WalletAccountCheck(ReconciliationRows rows, LedgerReads ledger) {
        this.rows = rows;
        this.ledger = ledger;
    }

    @Override
    public String text() {
        return "Every wallet has its owner's account in the ledger";
    }

    @Override
    public void check(Consumer<String> discrepancy) {
        KeysetPages.walk(LedgerReads.MOST_IDS, rows::wallets, WalletFacts::id, page -> compare(page, discrepancy));
    }

    private void compare(List<WalletFacts> page, Consumer<String> discrepancy) {
        var accounts = ledger.accounts(page.stream().map(WalletFacts::id).toList()).stream()
                .collect(Collectors.toMap(Account::id, Function.identity()));
        for (var wallet : page) {
            var account = accounts.get(wallet.id());
            if (account == null) {
                discrepancy.accept("Wallet " + wallet.id() + " has no account in the ledger");
            } else if (!belongs(account, wallet)) {
                discrepancy.accept("Wallet " + wallet.id() + " of user " + wallet.owner() + " in festival "
                        + wallet.festival() + " has an account in the ledger that is not theirs there: " + account);
            } else if (!Objects.equals(account.floor(), 0L)) {
                discrepancy.accept("Wallet " + wallet.id()
                        + " may be overdrawn: its account in the ledger has the floor " + account.floor());
            }
        }
    }

    private static boolean belongs(Account account, WalletFacts wallet) {
        return account.ownerId().equals(wallet.owner())
                && account.program().equals(Festival.PROGRAM)
                && account.purpose().equals("wallet")
                && account.asset().equals(Festival.assetCode(wallet.festival()));
    }
}
