package org.walletsuite.payment.audit;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.walletsuite.payment.sale.SaleTotals;
import org.walletsuite.payment.sale.StandTotal;
import org.walletsuite.platform.audit.Claim;
import org.walletsuite.platform.audit.Pages;
import org.walletsuite.platform.audit.ReconciliationDatabase;
import org.walletsuite.platform.ledger.Head;
import org.walletsuite.platform.ledger.HeadsRequest;
import org.walletsuite.platform.ledger.HeadsRequest.Place;
import org.walletsuite.platform.ledger.LedgerReads;

/** A stand's sales are counted by us, its balance by the ledger; at one and the same entry both must agree. */
@Component
@Order(3)
class SalesClaim implements Claim {

    private final HeardRows heard;
    private final SaleTotals sales;
    private final LedgerReads ledger;

    SalesClaim(ReconciliationDatabase database, SaleTotals sales, LedgerReads ledger) {
        this.heard = new HeardRows(database.client());
        this.sales = sales;
        this.ledger = ledger;
    }

    @Override
    public String text() {
        return "Every stand's sales lead to its balance in the ledger";
    }

    @Override
    public void check(Consumer<String> finding) {
        Pages.walk(HeadsRequest.LARGEST, heard::pageOfStands, Head::accountId, page -> compare(page, finding));
    }

    private void compare(List<Head> stands, Consumer<String> finding) {
        // Counted in the transaction that heard the entry, and read after it: never behind what was heard.
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
                finding.accept("Stand " + stand.accountId() + ": entry " + stand.seq() + " was heard but not counted");
                continue;
            }
            var balance = balances.get(stand.accountId());
            if (balance == null || balance != total.balance()) {
                finding.accept("Stand " + total.stand() + ": its sales come to " + total.balance() + " at entry "
                        + total.seq() + ", the ledger says "
                        + (balance == null ? "there is no such entry" : balance));
            }
        }
    }
}
