package org.walletsuite.wallet.login;

import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** The result of a log-in. */
@JsonNaming(SnakeCaseStrategy.class)
public record TokenPair(String accessToken, String refreshToken, String tokenType, long expiresIn) {

    @Override
    public String toString() {
        return "TokenPair[]";
    }
}
