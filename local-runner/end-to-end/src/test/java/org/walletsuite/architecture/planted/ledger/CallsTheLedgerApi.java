package org.walletsuite.architecture.planted.ledger;

import java.util.UUID;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.platform.ledger.LedgerApi;
import org.walletsuite.platform.ledger.StatusChange;

class CallsTheLedgerApi {

    private final LedgerApi ledger;

    CallsTheLedgerApi(LedgerApi ledger) {
        this.ledger = ledger;
    }

    void freeze(UUID account) {
        ledger.changeStatus(account, new StatusChange.Request(AccountStatus.FROZEN, "wallet"));
    }
}
