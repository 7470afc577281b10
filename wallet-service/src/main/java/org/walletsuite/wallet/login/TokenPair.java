package org.walletsuite.wallet.login;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * The result of a log-in.
 *
 * @param refreshToken null in a body whose refresh token travels in a cookie
 */
@JsonNaming(SnakeCaseStrategy.class)
public record TokenPair(
        String accessToken,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String refreshToken,

        String tokenType,
        long expiresIn) {

    TokenPair withoutRefreshToken() {
        return new TokenPair(accessToken, null, tokenType, expiresIn);
    }

    @Override
    public String toString() {
        return "TokenPair[]";
    }
}
