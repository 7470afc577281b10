package org.walletsuite.wallet.pin;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.attempt.FailedAttempts;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.giftcard.GiftCardErrors;
import org.walletsuite.platform.user.PinCheck;
import org.walletsuite.wallet.guess.Attempts;
import org.walletsuite.wallet.guess.PasswordHashing;

/** PINs: made once, changed by who knows the old one. */
@Component
class Pins {

    private final PinRows rows;
    private final PasswordHashing hashing;
    private final FailedAttempts attempts;

    Pins(PinRows rows, PasswordHashing hashing, FailedAttempts attempts) {
        this.rows = rows;
        this.hashing = hashing;
        this.attempts = attempts;
    }

    /** Of two that come at once one is made. */
    void create(UUID person, String pin) {
        if (rows.find(person).isPresent() || !rows.create(person, hashing.hash(pin))) {
            throw new ApiException(ErrorCode.VALIDATION_ERROR, "You already have a transaction PIN.");
        }
    }

    /** Counts only what may be a PIN, and says nothing of a PIN that is locked. */
    PinCheck check(UUID person, String pin) {
        var hash = rows.find(person).orElse(null);
        if (hash == null) {
            return new PinCheck.NoPin();
        }
        try {
            attempts.checkLockOut(Attempts.PIN, person.toString());
            var matches = hashing.matches(pin, hash);
            attempts.settle(Attempts.PIN, person.toString(), matches);
            return matches ? new PinCheck.Correct() : new PinCheck.Incorrect();
        } catch (ApiException e) {
            if (e.code() == ErrorCode.RATE_LIMITED && e.retryAfter() != null) {
                return new PinCheck.Locked(e.retryAfter().toSeconds());
            }
            throw e;
        }
    }

    /** The old PIN must still be the person's when the new one takes its place. */
    void update(UUID person, String oldPin, String pin) {
        var hash = rows.find(person)
                .orElseThrow(
                        () -> new ApiException(ErrorCode.VALIDATION_ERROR, "You must create a transaction PIN first."));
        attempts.checkLockOut(Attempts.PIN, person.toString());
        var matches = hashing.matches(oldPin, hash);
        attempts.settle(Attempts.PIN, person.toString(), matches);
        if (!matches || !rows.replace(person, hash, hashing.hash(pin))) {
            throw GiftCardErrors.incorrectPin("old_pin");
        }
    }
}
