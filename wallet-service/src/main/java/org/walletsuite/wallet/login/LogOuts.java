package org.walletsuite.wallet.login;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.wallet.access.AccessChanges;
import org.walletsuite.wallet.token.RefreshTokens;
import org.walletsuite.wallet.user.UserAccountRows;

/** Ends log-ins before they expire. */
@Component
class LogOuts {

    private final UserAccountRows users;
    private final RefreshTokens refreshTokens;
    private final AccessChanges access;

    LogOuts(UserAccountRows users, RefreshTokens refreshTokens, AccessChanges access) {
        this.users = users;
        this.refreshTokens = refreshTokens;
        this.access = access;
    }

    /** Ends the log-in of this refresh token; another user's token counts as unknown. */
    void here(UUID user, String refreshToken) {
        if (!refreshTokens.end(user, refreshToken)) {
            throw ApiException.invalid("refresh_token", "Token is invalid or expired.");
        }
    }

    /** Ends the log-in of a browser's cookie; one that is nobody's any more, or another user's, is just forgotten. */
    void fromBrowser(UUID user, @Nullable String cookie) {
        if (cookie != null) {
            var _ = refreshTokens.end(user, cookie);
        }
    }

    /** Ends every log-in of a user, access tokens included. */
    @Transactional
    public void everywhere(UUID user) {
        var locked = users.lock(user).orElseThrow(() -> new ApiException(ErrorCode.UNAUTHORIZED));
        refreshTokens.endAll(user);
        access.change(locked, locked.role(), locked.active());
    }
}
