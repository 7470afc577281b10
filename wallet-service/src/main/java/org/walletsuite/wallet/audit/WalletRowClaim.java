package org.walletsuite.wallet.audit;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.audit.Claim;
import org.walletsuite.platform.audit.Pages;
import org.walletsuite.platform.festival.Festival;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.LedgerReads;
import org.walletsuite.wallet.audit.AuditRows.WalletFacts;

/** A wallet's row is written before its account is opened, so that nobody's money is in an account without one. */
@Component
@Order(2)
class WalletRowClaim implements Claim {

    private static final int PAGE = 1000;

    private final AuditRows rows;
    private final LedgerReads ledger;

    WalletRowClaim(AuditRows rows, LedgerReads ledger) {
        this.rows = rows;
        this.ledger = ledger;
    }

    @Override
    public String text() {
        return "Every account of a wallet in the ledger belongs to a wallet";
    }

    @Override
    public void check(Consumer<String> finding) {
        Pages.walk(
                PAGE,
                (after, size) -> ledger.accountsOf(Festival.PROGRAM, "wallet", after, size),
                Account::id,
                page -> compare(page, finding));
    }

    private void compare(List<Account> page, Consumer<String> finding) {
        var known = rows.walletsAmong(page.stream().map(Account::id).toList()).stream()
                .map(WalletFacts::id)
                .collect(Collectors.toSet());
        page.stream()
                .filter(account -> !known.contains(account.id()))
                .forEach(account -> finding.accept("Account " + account.id() + " with a balance of " + account.balance()
                        + " " + account.asset() + " is a wallet's, but there is no such wallet"));
    }
}
