package org.walletsuite.house.planted.ledger;

import java.util.UUID;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.platform.ledger.LedgerApi;
import org.walletsuite.platform.ledger.StatusChange;

class Freezer {

    private final LedgerApi ledger;

    Freezer(LedgerApi ledger) {
        this.ledger = ledger;
    }

    void freeze(UUID account) {
        ledger.changeStatus(account, new StatusChange.Request(AccountStatus.FROZEN, "wallet"));
    }
}
