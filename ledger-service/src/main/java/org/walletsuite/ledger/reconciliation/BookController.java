package org.walletsuite.ledger.reconciliation;

import jakarta.validation.Valid;
import java.util.List;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.ledger.account.Access;
import org.walletsuite.ledger.grant.Operation;
import org.walletsuite.platform.ledger.Head;
import org.walletsuite.platform.ledger.HeadsRequest;
import org.walletsuite.platform.ledger.LedgerPart;
import org.walletsuite.platform.ledger.TrialBalance;

/** The books over HTTP, for those who compare them. */
@RestController
class BookController implements LedgerPart.BookReads {

    private final ChainHeads heads;
    private final TrialBalances trialBalances;
    private final Access access;

    BookController(ChainHeads heads, TrialBalances trialBalances, Access access) {
        this.heads = heads;
        this.trialBalances = trialBalances;
        this.access = access;
    }

    @Override
    public List<Head> heads(@Valid @RequestBody HeadsRequest request) {
        access.requireSomewhere(Operation.READ);
        return heads.find(request).stream()
                .filter(head -> access.mayRead(head.program()))
                .toList();
    }

    @Override
    public List<TrialBalance> trialBalance() {
        access.requireSomewhere(Operation.READ);
        return trialBalances.now();
    }
}
