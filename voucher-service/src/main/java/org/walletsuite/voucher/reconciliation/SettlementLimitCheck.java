package org.walletsuite.voucher.reconciliation;

import static java.util.stream.Collectors.toMap;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.LedgerReads;
import org.walletsuite.platform.reconciliation.KeysetPages;
import org.walletsuite.platform.reconciliation.ReconciliationCheck;
import org.walletsuite.voucher.voucher.EverySettlement;
import org.walletsuite.voucher.voucher.EverySettlement.Limit;

/** The ledger limits what a partner may owe by the terms that were applied last, and nobody applies them twice. */
@Component
@Order(6)
class SettlementLimitCheck implements ReconciliationCheck {

    private static final int PAGE = LedgerReads.MOST_IDS;

    private final EverySettlement settlements;
    private final LedgerReads ledger;

    SettlementLimitCheck(EverySettlement settlements, LedgerReads ledger) {
        this.settlements = settlements;
        this.ledger = ledger;
    }

    @Override
    public String text() {
        return "Every settlement account has in the ledger the credit limit of the terms that it was given last";
    }

    @Override
    public void check(Consumer<String> discrepancy) {
        KeysetPages.walk(PAGE, settlements::page, Limit::account, page -> compare(page, discrepancy));
    }

    private void compare(List<Limit> page, Consumer<String> discrepancy) {
        var odd = differing(page).stream().map(Limit::account).toList();
        if (!odd.isEmpty()) {
            report(odd, page, discrepancy);
        }
    }

    /** What changed since is under way, and looked at the next time. */
    private void report(List<UUID> odd, List<Limit> page, Consumer<String> discrepancy) {
        var before = new HashSet<>(page);
        differing(settlements.among(odd)).stream()
                .filter(before::contains)
                .forEach(limit -> discrepancy.accept("Settlement account " + limit.account() + " of partner "
                        + limit.partner() + " has the floor " + limit.floor() + " by version " + limit.version()
                        + " of its terms, but in the ledger it has another"));
    }

    private List<Limit> differing(List<Limit> limits) {
        var accounts = ledger.accounts(limits.stream().map(Limit::account).toList()).stream()
                .collect(toMap(Account::id, Function.identity()));
        return limits.stream().filter(limit -> !agrees(limit, accounts)).toList();
    }

    private static boolean agrees(Limit limit, Map<UUID, Account> accounts) {
        var account = accounts.get(limit.account());
        return account != null && Objects.equals(account.floor(), limit.floor());
    }
}
