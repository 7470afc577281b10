package org.walletsuite.payment.audit;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.walletsuite.payment.stand.EveryStand;
import org.walletsuite.payment.stand.Stand;
import org.walletsuite.platform.audit.Claim;
import org.walletsuite.platform.audit.Pages;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.LedgerReads;

/** A stand's row is written before its account is opened, so that no account is without one. */
@Component
@Order(5)
class StandRowClaim implements Claim {

    private static final int PAGE = 1000;

    private final EveryStand stands;
    private final LedgerReads ledger;

    StandRowClaim(EveryStand stands, LedgerReads ledger) {
        this.stands = stands;
        this.ledger = ledger;
    }

    @Override
    public String text() {
        return "Every account of a stand in the ledger belongs to a stand";
    }

    @Override
    public void check(Consumer<String> finding) {
        Pages.walk(
                PAGE,
                (after, size) -> ledger.accountsOf("festival", "stand", after, size),
                Account::id,
                page -> compare(page, finding));
    }

    private void compare(List<Account> page, Consumer<String> finding) {
        var known = stands.among(page.stream().map(Account::id).toList()).stream()
                .map(Stand::id)
                .collect(Collectors.toSet());
        page.stream()
                .filter(account -> !known.contains(account.id()))
                .forEach(account -> finding.accept("Account " + account.id() + " with a balance of " + account.balance()
                        + " " + account.asset() + " is a stand's, but there is no such stand"));
    }
}
