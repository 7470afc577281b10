package org.walletsuite.ledger.transfer;

import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.platform.ledger.FloorChange;

/** A change of an account's floor that waits its turn among the postings. */
final class FloorRequest extends Ticket<FloorRequest.Result> {

    /** How it was decided. */
    sealed interface Result {

        record Changed(Account account) implements Result {}

        record Unknown() implements Result {}

        /** The account is closed, or more of it is used than the floor would allow. */
        record InUse() implements Result {}
    }

    private final UUID accountId;
    private final FloorChange wanted;

    FloorRequest(UUID accountId, FloorChange wanted, Duration patience) {
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

    private Result decide(Batch batch) {
        var account = batch.account(accountId, wanted.purpose());
        if (account == null) {
            return new Result.Unknown();
        }
        if (Objects.equals(account.floor, wanted.floor())) {
            return new Result.Changed(account.account(batch.now));
        }
        if (account.status == AccountStatus.CLOSED || isBelow(account, wanted.floor())) {
            return new Result.InUse();
        }
        batch.limit(account, wanted.floor());
        return new Result.Changed(account.account(batch.now));
    }

    private static boolean isBelow(AccountState account, @Nullable Long floor) {
        return floor != null && account.balance - account.held < floor;
    }

    @Override
    public String toString() {
        return "floor of account " + accountId;
    }
}
