package org.walletsuite.ledger.writer;

import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.walletsuite.platform.ledger.HoldResult;
import org.walletsuite.platform.ledger.HoldResult.Done;
import org.walletsuite.platform.ledger.HoldResult.Reason;
import org.walletsuite.platform.ledger.HoldResult.Refused;
import org.walletsuite.platform.ledger.HoldResult.Replayed;

/** A pending void of a hold: by request, or because it has expired. */
final class VoidRequest extends PendingWrite<HoldResult> {

    private final UUID holdId;
    private final boolean expiry;

    VoidRequest(UUID holdId, boolean expiry, Duration patience) {
        super(patience);
        this.holdId = holdId;
        this.expiry = expiry;
    }

    @Override
    void addTo(ReadSet rows) {
        rows.holds.add(holdId);
    }

    @Override
    void decideIn(Batch batch) {
        decided(decide(batch));
    }

    private HoldResult decide(Batch batch) {
        var hold = batch.hold(holdId);
        if (hold == null) {
            return new Refused(Reason.UNKNOWN_HOLD);
        }
        return switch (hold.status()) {
            case VOIDED, EXPIRED -> new Replayed(hold);
            case POSTED -> new Refused(Reason.HOLD_NOT_OPEN);
            case OPEN -> {
                if (expiry && !hold.isOverAt(batch.now)) {
                    yield new Refused(Reason.HOLD_NOT_OPEN); // A replica whose clock is ahead asked too early.
                }
                var closed = expiry ? hold.expired(batch.now) : hold.voided(batch.now);
                batch.close(closed, Objects.requireNonNull(batch.accounts.get(hold.accountId())));
                yield new Done(closed);
            }
        };
    }

    @Override
    public String toString() {
        return (expiry ? "expiry" : "void") + " of hold " + holdId;
    }
}
