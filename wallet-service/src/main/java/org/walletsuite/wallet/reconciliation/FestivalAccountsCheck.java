package org.walletsuite.wallet.reconciliation;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.festival.Festival;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.LedgerReads;
import org.walletsuite.platform.reconciliation.KeysetPages;
import org.walletsuite.platform.reconciliation.ReconciliationCheck;
import org.walletsuite.wallet.reconciliation.ReconciliationRows.FestivalFacts;

/** Checks that the accounts from which top-ups are paid exist, and their token. */
@Component
@Order(3)
class FestivalAccountsCheck implements ReconciliationCheck {

    /** Two accounts each. */
    private static final int PAGE = LedgerReads.MOST_IDS / 2;

    private final ReconciliationRows rows;
    private final LedgerReads ledger;

    FestivalAccountsCheck(ReconciliationRows rows, LedgerReads ledger) {
        this.rows = rows;
        this.ledger = ledger;
    }

    @Override
    public String text() {
        return "Every festival has its token and its accounts for top-ups in the ledger";
    }

    @Override
    public void check(Consumer<String> discrepancy) {
        KeysetPages.walk(PAGE, rows::festivals, FestivalFacts::id, page -> compare(page, discrepancy));
    }

    private void compare(List<FestivalFacts> page, Consumer<String> discrepancy) {
        var ids = page.stream()
                .flatMap(festival -> Stream.of(festival.cashInAccount(), festival.cardInAccount()))
                .toList();
        var accounts = ledger.accounts(ids).stream().collect(Collectors.toMap(Account::id, Function.identity()));
        for (var festival : page) {
            compare(festival.id(), "cash-in", festival.cashInAccount(), accounts, discrepancy);
            compare(festival.id(), "card-in", festival.cardInAccount(), accounts, discrepancy);
        }
    }

    private static void compare(
            UUID festival, String purpose, UUID id, Map<UUID, Account> accounts, Consumer<String> discrepancy) {
        var account = accounts.get(id);
        if (account == null) {
            discrepancy.accept("Festival " + festival + " has no " + purpose + " account in the ledger: " + id);
        } else if (!account.ownerId().equals(festival)
                || !account.program().equals(Festival.PROGRAM)
                || !account.purpose().equals(purpose)
                || !account.asset().equals(Festival.assetCode(festival))
                || account.floor() != null) {
            discrepancy.accept("Festival " + festival + " has another account in the ledger where its " + purpose
                    + " account must be: " + account);
        }
    }
}
