package org.walletsuite.ledger.transfer;

import java.time.Duration;
import java.util.UUID;
import org.walletsuite.platform.ledger.StatusChange;

/** A change of an account's status that waits its turn among the postings. */
final class StatusRequest extends Ticket<StatusChange> {

    final UUID accountId;
    final StatusChange.Request wanted;

    StatusRequest(UUID accountId, StatusChange.Request wanted, Duration patience) {
        super(patience);
        this.accountId = accountId;
        this.wanted = wanted;
    }

    @Override
    void decideIn(Batch batch) {
        decided(batch.decide(this));
    }

    @Override
    public String toString() {
        return "status of account " + accountId;
    }
}
