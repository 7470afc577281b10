package org.walletsuite.ledger.writer;

import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.platform.ledger.FloorChange;
import org.walletsuite.platform.ledger.FloorChange.Changed;
import org.walletsuite.platform.ledger.FloorChange.Reason;
import org.walletsuite.platform.ledger.FloorChange.Refused;

/** A pending change of an account's floor, ordered among the postings. */
final class FloorRequest extends PendingWrite<FloorChange> {

    private final UUID accountId;
    private final FloorChange.Request requested;

    FloorRequest(UUID accountId, FloorChange.Request requested, Duration patience) {
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

    private FloorChange decide(Batch batch) {
        var account = batch.account(accountId, requested.purpose());
        if (account == null) {
            return new Refused(Reason.UNKNOWN_ACCOUNT);
        }
        if (Objects.equals(account.floor, requested.floor())) {
            return new Changed(account.account(batch.now));
        }
        if (account.status == AccountStatus.CLOSED) {
            return new Refused(Reason.ACCOUNT_CLOSED);
        }
        if (isBelow(account, requested.floor())) {
            return new Refused(Reason.IN_USE);
        }
        batch.limit(account, requested.floor());
        return new Changed(account.account(batch.now));
    }

    private static boolean isBelow(AccountState account, @Nullable Long floor) {
        return floor != null && account.balance - account.held < floor;
    }

    @Override
    public String toString() {
        return "floor of account " + accountId;
    }
}
