package org.walletsuite.wallet.login;

import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.platform.attempt.FailedAttempts;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.wallet.device.Devices;
import org.walletsuite.wallet.password.AttemptKinds;
import org.walletsuite.wallet.password.PasswordHashing;
import org.walletsuite.wallet.token.RefreshTokens;
import org.walletsuite.wallet.user.UserAccount;
import org.walletsuite.wallet.user.UserAccountRows;

/**
 * Exchanges a password or a refresh token for a pair of tokens. Tokens are signed while the user's row is locked, so
 * that disabling or demoting a user comes either before the signature, or after it with a later time.
 */
@Component
class LogIns {

    private final UserAccountRows rows;
    private final PasswordRows passwordRows;
    private final PasswordHashing passwords;
    private final FailedAttempts attempts;
    private final TokenPairs pairs;
    private final RefreshTokens refreshTokens;
    private final Devices devices;
    private final TransactionTemplate transaction;

    LogIns(
            UserAccountRows rows,
            PasswordRows passwordRows,
            PasswordHashing passwords,
            FailedAttempts attempts,
            TokenPairs pairs,
            RefreshTokens refreshTokens,
            Devices devices,
            TransactionTemplate transaction) {
        this.rows = rows;
        this.passwordRows = passwordRows;
        this.passwords = passwords;
        this.attempts = attempts;
        this.pairs = pairs;
        this.refreshTokens = refreshTokens;
        this.devices = devices;
        this.transaction = transaction;
    }

    /** Checks the password even for an unknown user, so that neither answer nor time reveals who exists. */
    TokenPair logIn(LogIn.Login login, String device) {
        var found = login.possible() ? rows.find(login.by(), login.name()).orElse(null) : null;
        var key = found == null
                ? login.by() + ":" + login.name()
                : found.user().id().toString();
        attempts.checkLockOut(AttemptKinds.PASSWORD, key);
        var matches = passwords.matches(login.password(), found == null ? null : found.passwordHash());
        attempts.record(AttemptKinds.PASSWORD, key, matches);
        return Optional.ofNullable(found)
                .filter(_ -> matches)
                .flatMap(secured -> begin(secured, device))
                .orElseThrow(() -> new ApiException(
                        ErrorCode.UNAUTHORIZED, "No active account found with the given credentials."));
    }

    TokenPair refresh(String refreshToken) {
        return refresh(refreshToken, refreshTokens::renew);
    }

    /** The same for a token that the tabs of a browser share. */
    TokenPair refreshShared(String refreshToken) {
        return refresh(refreshToken, refreshTokens::renewShared);
    }

    /** The user's row is locked before the family's, in the same order as when a user is disabled. */
    private TokenPair refresh(String refreshToken, Function<String, Optional<String>> renewal) {
        var pair = transaction.execute(_ -> refreshTokens
                .ownerOf(refreshToken)
                .flatMap(rows::lockAgainstChange)
                .filter(UserAccount::active)
                .flatMap(user -> renewal.apply(refreshToken).map(token -> pairs.of(user, token))));
        return pair.orElseThrow(() -> new ApiException(ErrorCode.UNAUTHORIZED, "Token is invalid or expired."));
    }

    /**
     * The password must still be the user's, because changing it ends all log-ins. A new device is recorded while nobody
     * else locks the row, so that of simultaneous log-ins one publishes it.
     */
    private Optional<TokenPair> begin(UserAccountRows.Secured found, String device) {
        var id = found.user().id();
        var known = devices.isKnown(id, device);
        return transaction.execute(_ -> (known ? rows.lockAgainstChange(id) : rows.lock(id))
                .filter(UserAccount::active)
                .filter(_ -> passwordRows
                        .find(id)
                        .filter(found.passwordHash()::equals)
                        .isPresent())
                .map(user -> {
                    if (!known) {
                        devices.add(user.id(), device);
                    }
                    return pairs.of(user, refreshTokens.begin(user.id()));
                }));
    }
}
