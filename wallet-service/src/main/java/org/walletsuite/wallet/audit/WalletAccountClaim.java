package org.walletsuite.wallet.audit;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.audit.Claim;
import org.walletsuite.platform.audit.Pages;
import org.walletsuite.platform.festival.Festival;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.LedgerReads;
import org.walletsuite.wallet.audit.AuditRows.WalletFacts;

/** A wallet is shown only once its account is open, so that a wallet that is shown has one, and it is its owner's. */
@Component
@Order(1)
class WalletAccountClaim implements Claim {

    private final AuditRows rows;
    private final LedgerReads ledger;

    WalletAccountClaim(AuditRows rows, LedgerReads ledger) {
        this.rows = rows;
        this.ledger = ledger;
    }

    @Override
    public String text() {
        return "Every wallet has its owner's account in the ledger";
    }

    @Override
    public void check(Consumer<String> finding) {
        Pages.walk(LedgerReads.MOST_IDS, rows::wallets, WalletFacts::id, page -> compare(page, finding));
    }

    private void compare(List<WalletFacts> page, Consumer<String> finding) {
        var accounts = ledger.accounts(page.stream().map(WalletFacts::id).toList()).stream()
                .collect(Collectors.toMap(Account::id, Function.identity()));
        for (var wallet : page) {
            var account = accounts.get(wallet.id());
            if (account == null) {
                finding.accept("Wallet " + wallet.id() + " has no account in the ledger");
            } else if (!belongs(account, wallet)) {
                finding.accept("Wallet " + wallet.id() + " of user " + wallet.owner() + " in festival "
                        + wallet.festival() + " has an account in the ledger that is not theirs there: " + account);
            } else if (!Objects.equals(account.floor(), 0L)) {
                finding.accept("Wallet " + wallet.id() + " may be overdrawn: its account in the ledger has the floor "
                        + account.floor());
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
