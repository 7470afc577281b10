package org.walletsuite.payment.audit;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.walletsuite.payment.stand.EveryStand;
import org.walletsuite.payment.stand.Stand;
import org.walletsuite.platform.audit.Claim;
import org.walletsuite.platform.audit.Pages;
import org.walletsuite.platform.festival.Festival;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.LedgerReads;

/** A stand is shown only once its account is open, so that a stand that is shown has one. */
@Component
@Order(4)
class StandAccountClaim implements Claim {

    private final EveryStand stands;
    private final LedgerReads ledger;

    StandAccountClaim(EveryStand stands, LedgerReads ledger) {
        this.stands = stands;
        this.ledger = ledger;
    }

    @Override
    public String text() {
        return "Every stand has its account in the ledger";
    }

    @Override
    public void check(Consumer<String> finding) {
        Pages.walk(LedgerReads.MOST_IDS, stands::opened, Stand::id, page -> compare(page, finding));
    }

    private void compare(List<Stand> page, Consumer<String> finding) {
        var accounts = ledger.accounts(page.stream().map(Stand::id).toList()).stream()
                .collect(Collectors.toMap(Account::id, Function.identity()));
        for (var stand : page) {
            var account = accounts.get(stand.id());
            if (account == null) {
                finding.accept("Stand " + stand.id() + " has no account in the ledger");
            } else if (!belongs(account, stand)) {
                finding.accept("Stand " + stand.id() + " of festival " + stand.festivalId()
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
