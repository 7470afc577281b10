package org.walletsuite.payment.reconciliation;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.walletsuite.payment.sale.SaleTotals;
import org.walletsuite.payment.sale.StandTotal;
import org.walletsuite.platform.ledger.Head;
import org.walletsuite.platform.ledger.HeadsRequest;
import org.walletsuite.platform.ledger.HeadsRequest.Place;
import org.walletsuite.platform.ledger.LedgerReads;
import org.walletsuite.platform.reconciliation.KeysetPages;
import org.walletsuite.platform.reconciliation.ReconciliationCheck;
import org.walletsuite.platform.reconciliation.ReconciliationDatabase;

/** Checks that the sales counted for a stand equal its balance in the ledger at the same entry. */
@Component
@Order(3)
class SalesCheck implements ReconciliationCheck {

    private final ConsumedEntryRows consumed;
    private final SaleTotals sales;
    private final LedgerReads ledger;

    SalesCheck(ReconciliationDatabase database, SaleTotals sales, LedgerReads ledger) {
        this.consumed = new ConsumedEntryRows(database.client());
        this.sales = sales;
        this.ledger = ledger;
    }

    @Override
    public String text() {
        return "Every stand's sales lead to its balance in the ledger";
    }

    @Override
    public void check(Consumer<String> discrepancy) {
        KeysetPages.walk(
                HeadsRequest.LARGEST, consumed::pageOfStands, Head::accountId, page -> compare(page, discrepancy));
    }

    private void compare(List<Head> stands, Consumer<String> discrepancy) {
        // Counted in the transaction that consumed the entry, and read afterwards, so never behind the consumed
        // entries.
        var totals = sales.of(stands.stream().map(Head::accountId).toList()).stream()
                .collect(Collectors.toMap(StandTotal::stand, Function.identity()));
        var places = totals.values().stream()
                .map(total -> new Place(total.stand(), total.seq()))
                .toList();
        var balances = ledger.heads(new HeadsRequest(places)).stream()
                .collect(Collectors.toMap(Head::accountId, Head::balanceAfter));
        for (var stand : stands) {
            var total = totals.get(stand.accountId());
            if (total == null || total.seq() < stand.seq()) {
                discrepancy.accept(
                        "Stand " + stand.accountId() + ": entry " + stand.seq() + " was consumed but not counted");
                continue;
            }
            var balance = balances.get(stand.accountId());
            if (balance == null || balance != total.balance()) {
                discrepancy.accept("Stand " + total.stand() + ": its sales come to " + total.balance() + " at entry "
                        + total.seq() + ", the ledger says "
                        + (balance == null ? "there is no such entry" : balance));
            }
        }
    }
}
