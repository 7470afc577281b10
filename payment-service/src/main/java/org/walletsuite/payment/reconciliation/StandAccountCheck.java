package org.walletsuite.payment.reconciliation;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.walletsuite.payment.stand.AllStands;
import org.walletsuite.payment.stand.Stand;
import org.walletsuite.platform.festival.Festival;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.LedgerReads;
import org.walletsuite.platform.reconciliation.KeysetPages;
import org.walletsuite.platform.reconciliation.ReconciliationCheck;

/** Checks that every visible stand has its account; a stand becomes visible only after its account is open. */
@Component
@Order(4)
class StandAccountCheck implements ReconciliationCheck {

    private final AllStands stands;
    private final LedgerReads ledger;

    StandAccountCheck(AllStands stands, LedgerReads ledger) {
        this.stands = stands;
        this.ledger = ledger;
    }

    @Override
    public String text() {
        return "Every stand has its account in the ledger";
    }

    @Override
    public void check(Consumer<String> discrepancy) {
        KeysetPages.walk(LedgerReads.MOST_IDS, stands::opened, Stand::id, page -> compare(page, discrepancy));
    }

    private void compare(List<Stand> page, Consumer<String> discrepancy) {
        var accounts = ledger.accounts(page.stream().map(Stand::id).toList()).stream()
                .collect(Collectors.toMap(Account::id, Function.identity()));
        for (var stand : page) {
            var account = accounts.get(stand.id());
            if (account == null) {
                discrepancy.accept("Stand " + stand.id() + " has no account in the ledger");
            } else if (!belongs(account, stand)) {
                discrepancy.accept("Stand " + stand.id() + " of festival " + stand.festivalId()
                        + " has an account in the ledger that is none of a stand there: " + account);
            }
        }
    }

    private static boolean belongs(Account account, Stand stand) {
        return account.ownerId().equals(stand.id())
                && account.program().equals("festival")
                && account.purpose().equals("stand")
                && account.asset().equals(Festival.assetCode(stand.festivalId()))
                && account.floor() == null;
    }
}
