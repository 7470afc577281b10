package org.walletsuite.wallet.login;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.wallet.access.Access;
import org.walletsuite.wallet.person.PersonRows;
import org.walletsuite.wallet.token.RefreshTokens;

/** Ends log-ins before their time. */
@Component
class LogOuts {

    private final PersonRows people;
    private final RefreshTokens refreshTokens;
    private final Access access;

    LogOuts(PersonRows people, RefreshTokens refreshTokens, Access access) {
        this.people = people;
        this.refreshTokens = refreshTokens;
        this.access = access;
    }

    /** Ends the log-in this refresh token descends from; somebody else's is as good as unknown. */
    void here(UUID person, String refreshToken) {
        if (!refreshTokens.end(person, refreshToken)) {
            throw ApiException.invalid("refresh_token", "Token is invalid or expired.");
        }
    }

    /** Ends every log-in of a person, access tokens included. */
    @Transactional
    public void everywhere(UUID person) {
        var locked = people.lock(person).orElseThrow(() -> new ApiException(ErrorCode.UNAUTHORIZED));
        refreshTokens.endAll(person);
        access.change(locked, locked.role(), locked.active());
    }
}
