package org.walletsuite.wallet.login;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.platform.attempt.FailedAttempts;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.wallet.guess.Attempts;
import org.walletsuite.wallet.guess.PasswordHashing;
import org.walletsuite.wallet.person.Person;
import org.walletsuite.wallet.person.PersonRows;
import org.walletsuite.wallet.token.AccessTokens;
import org.walletsuite.wallet.token.RefreshTokens;

/**
 * Turns a password or a refresh token into a pair of tokens. Tokens are signed while the person's row is locked against
 * changes: whoever disables or demotes somebody comes either before the signature, or after it with a later time.
 */
@Component
class LogIns {

    private final PersonRows rows;
    private final PasswordHashing passwords;
    private final FailedAttempts attempts;
    private final AccessTokens accessTokens;
    private final RefreshTokens refreshTokens;
    private final TransactionTemplate transaction;

    LogIns(
            PersonRows rows,
            PasswordHashing passwords,
            FailedAttempts attempts,
            AccessTokens accessTokens,
            RefreshTokens refreshTokens,
            TransactionTemplate transaction) {
        this.rows = rows;
        this.passwords = passwords;
        this.attempts = attempts;
        this.accessTokens = accessTokens;
        this.refreshTokens = refreshTokens;
        this.transaction = transaction;
    }

    /** Checks the password even of nobody, so that neither answer nor time tells who exists. */
    TokenPair logIn(LogIn.Login login) {
        var found = login.possible() ? rows.find(login.by(), login.name()).orElse(null) : null;
        var key = found == null
                ? login.by() + ":" + login.name()
                : found.person().id().toString();
        attempts.checkLockOut(Attempts.PASSWORD, key);
        var matches = passwords.matches(login.password(), found == null ? null : found.passwordHash());
        attempts.settle(Attempts.PASSWORD, key, matches);
        return Optional.ofNullable(found)
                .filter(_ -> matches)
                .flatMap(secured -> begin(secured.person()))
                .orElseThrow(() -> new ApiException(
                        ErrorCode.UNAUTHORIZED, "No active account found with the given credentials."));
    }

    /** The owner's row is locked before the family's, as it is where somebody is disabled. */
    TokenPair refresh(String refreshToken) {
        var pair = transaction.execute(_ -> refreshTokens
                .ownerOf(refreshToken)
                .flatMap(rows::lockAgainstChange)
                .filter(Person::active)
                .flatMap(person -> refreshTokens.renew(refreshToken).map(token -> pair(person, token))));
        return pair.orElseThrow(() -> new ApiException(ErrorCode.UNAUTHORIZED, "Token is invalid or expired."));
    }

    private Optional<TokenPair> begin(Person found) {
        return transaction.execute(_ -> rows.lockAgainstChange(found.id())
                .filter(Person::active)
                .map(person -> pair(person, refreshTokens.begin(person.id()))));
    }

    private TokenPair pair(Person person, String refreshToken) {
        var name = person.username() == null ? person.email() : person.username();
        var holder = new AccessTokens.Holder(
                person.id(), person.number(), person.roles(), name, person.email(), person.notBefore());
        return new TokenPair(
                accessTokens.forPerson(holder),
                refreshToken,
                "Bearer",
                accessTokens.life().toSeconds());
    }
}
