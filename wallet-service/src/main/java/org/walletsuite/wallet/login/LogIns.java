package org.walletsuite.wallet.person;

import org.springframework.stereotype.Component;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.wallet.token.AccessTokens;
import org.walletsuite.wallet.token.RefreshTokens;

/** Turns a password or a refresh token into a pair of tokens. */
@Component
class LogIns {

    private final PersonRows rows;
    private final PasswordHashing passwords;
    private final LogInMisses misses;
    private final AccessTokens accessTokens;
    private final RefreshTokens refreshTokens;

    LogIns(
            PersonRows rows,
            PasswordHashing passwords,
            LogInMisses misses,
            AccessTokens accessTokens,
            RefreshTokens refreshTokens) {
        this.rows = rows;
        this.passwords = passwords;
        this.misses = misses;
        this.accessTokens = accessTokens;
        this.refreshTokens = refreshTokens;
    }

    /** Checks the password even of nobody, so that neither answer nor time tells who exists. */
    TokenPair logIn(LogIn.Login login, String password) {
        var found = login.possible() ? rows.find(login.by(), login.name()).orElse(null) : null;
        var key = found == null
                ? login.by() + ":" + login.name()
                : found.person().id().toString();
        misses.checkLock(key);
        var matches = passwords.matches(password, found == null ? null : found.passwordHash());
        misses.settle(key, matches);
        if (found == null || !matches || !found.person().active()) {
            throw new ApiException(ErrorCode.UNAUTHORIZED, "No active account found with the given credentials.");
        }
        return pair(found.person(), refreshTokens.begin(found.person().id()));
    }

    TokenPair refresh(String refreshToken) {
        return refreshTokens
                .renew(refreshToken)
                .flatMap(renewed ->
                        rows.find(renewed.person()).filter(Person::active).map(person -> pair(person, renewed.token())))
                .orElseThrow(() -> new ApiException(ErrorCode.UNAUTHORIZED, "Token is invalid or expired."));
    }

    private TokenPair pair(Person person, String refreshToken) {
        return new TokenPair(
                accessTokens.forPerson(person.tokenHolder()),
                refreshToken,
                "Bearer",
                accessTokens.life().toSeconds());
    }
}
