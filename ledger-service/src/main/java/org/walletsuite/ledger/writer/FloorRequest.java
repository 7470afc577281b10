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

/** A change of an account's floor that waits its turn among the postings. */
final class FloorRequest extends Ticket<FloorChange> {

    private final UUID accountId;
    private final FloorChange.Request wanted;

    FloorRequest(UUID accountId, FloorChange.Request wanted, Duration patience) {
        super(patience);
        this.accountId = accountId;
        this.wanted = wanted;
    }

    @Override
    void addTo(Wanted rows) {
        rows.accounts.add(accountId);
    }

    @Override
    void decideIn(Batch batch) {
        decided(decide(batch));
    }

    private FloorChange decide(Batch batch) {
        var account = batch.account(accountId, wanted.purpose());
        if (account == null) {
            return new Refused(Reason.UNKNOWN_ACCOUNT);
        }
        if (Objects.equals(account.floor, wanted.floor())) {
            return new Changed(account.account(batch.now));
        }
        if (account.status == AccountStatus.CLOSED) {
            return new Refused(Reason.ACCOUNT_CLOSED);
        }
        if (isBelow(account, wanted.floor())) {
            return new Refused(Reason.IN_USE);
        }
        batch.limit(account, wanted.floor());
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
