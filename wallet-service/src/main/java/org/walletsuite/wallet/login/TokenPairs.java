package org.walletsuite.wallet.login;

import java.util.Objects;
import org.springframework.stereotype.Component;
import org.walletsuite.wallet.token.AccessTokens;
import org.walletsuite.wallet.user.UserAccount;

/** Signs access tokens to go with refresh tokens. */
@Component
public class TokenPairs {

    private final AccessTokens accessTokens;

    TokenPairs(AccessTokens accessTokens) {
        this.accessTokens = accessTokens;
    }

    /** Call it while the user's row is locked, so that the token's content is current. */
    public TokenPair of(UserAccount user, String refreshToken) {
        var email = user.requiredEmail();
        var name = Objects.requireNonNullElse(user.username(), email);
        var holder = new AccessTokens.Holder(user.id(), user.number(), user.roles(), name, email, user.notBefore());
        return new TokenPair(
                accessTokens.forUser(holder),
                refreshToken,
                "Bearer",
                accessTokens.life().toSeconds());
    }
}
