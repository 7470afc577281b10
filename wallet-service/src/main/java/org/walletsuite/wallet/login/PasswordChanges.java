package org.walletsuite.wallet.login;

import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.platform.attempt.FailedAttempts;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.event.Outbox;
import org.walletsuite.platform.event.SecurityEvent.PasswordChanged;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.wallet.access.AccessChanges;
import org.walletsuite.wallet.password.AttemptKinds;
import org.walletsuite.wallet.password.PasswordHashing;
import org.walletsuite.wallet.token.RefreshTokens;
import org.walletsuite.wallet.user.UserAccount;
import org.walletsuite.wallet.user.UserAccountRows;

/** Changes passwords. Whoever knew the old one is logged out everywhere; only the caller gets new tokens. */
@Component
class PasswordChanges {

    private final PasswordRows rows;
    private final UserAccountRows users;
    private final PasswordHashing hashing;
    private final FailedAttempts attempts;
    private final RefreshTokens refreshTokens;
    private final AccessChanges access;
    private final TokenPairs pairs;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PasswordChanges(
            PasswordRows rows,
            UserAccountRows users,
            PasswordHashing hashing,
            FailedAttempts attempts,
            RefreshTokens refreshTokens,
            AccessChanges access,
            TokenPairs pairs,
            Outbox outbox,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.users = users;
        this.hashing = hashing;
        this.attempts = attempts;
        this.refreshTokens = refreshTokens;
        this.access = access;
        this.pairs = pairs;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Wrong old passwords count together with those of log-ins; the old one must still be the user's at the end. */
    TokenPair change(UUID user, String oldPassword, String password) {
        var hash = rows.find(user)
                .orElseThrow(() -> new ApiException(
                        ErrorCode.FORBIDDEN, "You have no password, log in with your identity provider."));
        attempts.checkLockOut(AttemptKinds.PASSWORD, user.toString());
        var matches = hashing.matches(oldPassword, hash);
        attempts.record(AttemptKinds.PASSWORD, user.toString(), matches);
        if (!matches) {
            throw incorrect();
        }
        var another = hashing.hash(password);
        return transaction.execute(_ -> {
            var locked = users.lock(user)
                    .filter(UserAccount::active)
                    .orElseThrow(() -> new ApiException(ErrorCode.UNAUTHORIZED));
            if (!rows.replace(user, hash, another)) {
                throw incorrect();
            }
            refreshTokens.endAll(user);
            var changed = access.change(locked, locked.role(), locked.active());
            outbox.add(new PasswordChanged(Ids.next().toString(), clock.instant(), user));
            return pairs.of(changed, refreshTokens.begin(user));
        });
    }

    private static ApiException incorrect() {
        return ApiException.invalid("old_password", "Incorrect password.");
    }
}
