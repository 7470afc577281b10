package org.walletsuite.payment.reconciliation;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.ledger.Head;
import org.walletsuite.platform.ledger.HeadsRequest;
import org.walletsuite.platform.ledger.HeadsRequest.Place;
import org.walletsuite.platform.ledger.LedgerReads;
import org.walletsuite.platform.reconciliation.KeysetPages;
import org.walletsuite.platform.reconciliation.ReconciliationCheck;
import org.walletsuite.platform.reconciliation.ReconciliationDatabase;

/**
 * Compares the consumed hashes with the ledger's, which reveals rewritten entries even if their hashes were recomputed.
 */
@Component
@Order(1)
class PublishedEntriesCheck implements ReconciliationCheck {

    private final ConsumedEntryRows rows;
    private final LedgerReads ledger;

    PublishedEntriesCheck(ReconciliationDatabase database, LedgerReads ledger) {
        this.rows = new ConsumedEntryRows(database.client());
        this.ledger = ledger;
    }

    @Override
    public String text() {
        return "What the ledger published of festivals is what its chains still say";
    }

    @Override
    public void check(Consumer<String> discrepancy) {
        KeysetPages.walk(HeadsRequest.LARGEST, rows::page, Head::accountId, page -> compare(page, discrepancy));
    }

    private void compare(List<Head> published, Consumer<String> discrepancy) {
        var places = published.stream()
                .map(head -> new Place(head.accountId(), head.seq()))
                .toList();
        var kept = ledger.heads(new HeadsRequest(places)).stream()
                .collect(Collectors.toMap(Head::accountId, Function.identity()));
        for (var head : published) {
            var now = kept.get(head.accountId());
            if (now == null) {
                discrepancy.accept(about(head) + "was published, but the ledger has no such entry");
            } else if (!now.hash().equals(head.hash())) {
                discrepancy.accept(
                        about(head) + "or one before it was rewritten in the ledger: Kafka has another hash");
            } else if (!now.equals(head)) {
                discrepancy.accept(about(head) + "is " + now + " in the ledger, but was published as " + head);
            }
        }
    }

    private static String about(Head head) {
        return "Account " + head.accountId() + ": entry " + head.seq() + " ";
    }
}
