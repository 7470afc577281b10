package org.walletsuite.payment.audit;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.audit.Claim;
import org.walletsuite.platform.audit.Pages;
import org.walletsuite.platform.audit.ReconciliationDatabase;
import org.walletsuite.platform.ledger.Head;
import org.walletsuite.platform.ledger.HeadsRequest;
import org.walletsuite.platform.ledger.HeadsRequest.Place;
import org.walletsuite.platform.ledger.LedgerReads;

/** Who rewrites an account's entries, hashes and all, has Kafka against him. */
@Component
@Order(1)
class ToldClaim implements Claim {

    private final HeardRows rows;
    private final LedgerReads ledger;

    ToldClaim(ReconciliationDatabase database, LedgerReads ledger) {
        this.rows = new HeardRows(database.client());
        this.ledger = ledger;
    }

    @Override
    public String text() {
        return "What the ledger told on Kafka of festivals is what its chains still say";
    }

    @Override
    public void check(Consumer<String> finding) {
        Pages.walk(HeadsRequest.LARGEST, rows::page, Head::accountId, page -> compare(page, finding));
    }

    private void compare(List<Head> told, Consumer<String> finding) {
        var places = told.stream()
                .map(head -> new Place(head.accountId(), head.seq()))
                .toList();
        var kept = ledger.heads(new HeadsRequest(places)).stream()
                .collect(Collectors.toMap(Head::accountId, Function.identity()));
        for (var head : told) {
            var now = kept.get(head.accountId());
            if (now == null) {
                finding.accept(about(head) + "was told on Kafka, but the ledger has no such entry");
            } else if (!now.hash().equals(head.hash())) {
                finding.accept(about(head) + "or one before it was rewritten in the ledger: Kafka has another hash");
            } else if (!now.equals(head)) {
                finding.accept(about(head) + "is " + now + " in the ledger, but was told as " + head);
            }
        }
    }

    private static String about(Head head) {
        return "Account " + head.accountId() + ": entry " + head.seq() + " ";
    }
}
