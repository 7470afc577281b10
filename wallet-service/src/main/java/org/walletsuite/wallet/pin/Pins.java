package org.walletsuite.wallet.pin;

import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.platform.attempt.FailedAttempts;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.event.Outbox;
import org.walletsuite.platform.event.SecurityEvent.PinChanged;
import org.walletsuite.platform.event.SecurityEvent.PinLocked;
import org.walletsuite.platform.giftcard.GiftCardErrors;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.user.PinCheck;
import org.walletsuite.wallet.password.AttemptKinds;
import org.walletsuite.wallet.password.PasswordHashing;

/** PINs: created once, and changed with the old one. */
@Component
class Pins {

    private final PinRows rows;
    private final PasswordHashing hashing;
    private final FailedAttempts attempts;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Pins(
            PinRows rows,
            PasswordHashing hashing,
            FailedAttempts attempts,
            Outbox outbox,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.hashing = hashing;
        this.attempts = attempts;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Of two concurrent requests one creates the PIN. */
    void create(UUID user, String pin) {
        if (rows.find(user).isPresent() || !rows.create(user, hashing.hash(pin))) {
            throw new ApiException(ErrorCode.VALIDATION_ERROR, "You already have a transaction PIN.");
        }
    }

    /** Counts only what may be a PIN, and says nothing of a PIN that is locked. */
    PinCheck check(UUID user, String pin) {
        var hash = rows.find(user).orElse(null);
        if (hash == null) {
            return new PinCheck.NoPin();
        }
        try {
            return matches(user, pin, hash) ? new PinCheck.Correct() : new PinCheck.Incorrect();
        } catch (ApiException e) {
            if (e.code() == ErrorCode.RATE_LIMITED && e.retryAfter() != null) {
                return new PinCheck.Locked(e.retryAfter().toSeconds());
            }
            throw e;
        }
    }

    /** The old PIN must still be the user's when the new one replaces it. */
    void update(UUID user, String oldPin, String pin) {
        var hash = rows.find(user)
                .orElseThrow(
                        () -> new ApiException(ErrorCode.VALIDATION_ERROR, "You must create a transaction PIN first."));
        if (!matches(user, oldPin, hash) || !replace(user, hash, hashing.hash(pin))) {
            throw GiftCardErrors.incorrectPin("old_pin");
        }
    }

    /** The attempt that locks the PIN is published with its count. */
    private boolean matches(UUID user, String pin, String hash) {
        attempts.checkLockOut(AttemptKinds.PIN, user.toString());
        var matches = hashing.matches(pin, hash);
        transaction.executeWithoutResult(_ -> attempts.record(AttemptKinds.PIN, user.toString(), matches)
                .ifPresent(until -> outbox.add(new PinLocked(Ids.next().toString(), clock.instant(), user, until))));
        return matches;
    }

    private boolean replace(UUID user, String from, String to) {
        return transaction.execute(_ -> {
            var replaced = rows.replace(user, from, to);
            if (replaced) {
                outbox.add(new PinChanged(Ids.next().toString(), clock.instant(), user));
            }
            return replaced;
        });
    }
}
