package org.walletsuite.ledger.writer;

import java.time.Duration;
import java.util.UUID;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.platform.ledger.StatusChange;
import org.walletsuite.platform.ledger.StatusChange.Changed;
import org.walletsuite.platform.ledger.StatusChange.Refused;

/** A pending change of an account's status, ordered among the postings. */
final class StatusRequest extends PendingWrite<StatusChange> {

    private final UUID accountId;
    private final StatusChange.Request requested;

    StatusRequest(UUID accountId, StatusChange.Request requested, Duration patience) {
        super(patience);
        this.accountId = accountId;
        this.requested = requested;
    }

    @Override
    void addTo(ReadSet rows) {
        rows.accounts.add(accountId);
    }

    @Override
    void decideIn(Batch batch) {
        decided(decide(batch));
    }

    private StatusChange decide(Batch batch) {
        var account = batch.account(accountId, requested.purpose());
        if (account == null) {
            return new Refused(StatusChange.Reason.UNKNOWN_ACCOUNT);
        }
        if (account.status == requested.status()) {
            return new Changed(account.account(batch.now));
        }
        if (account.status == AccountStatus.CLOSED) {
            return new Refused(StatusChange.Reason.ACCOUNT_CLOSED);
        }
        if (requested.status() == AccountStatus.CLOSED && !canClose(account)) {
            return new Refused(StatusChange.Reason.NOT_EMPTY);
        }
        batch.become(account, requested.status());
        return new Changed(account.account(batch.now));
    }

    private static boolean canClose(AccountState account) {
        return account.balance == 0
                && account.held == 0
                && !account.read.purpose().equals(Account.UNAPPLIED);
    }

    @Override
    public String toString() {
        return "status of account " + accountId;
    }
}
