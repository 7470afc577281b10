package org.walletsuite.partnersync.token;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What a client asks for.
 *
 * @param clientId the partner's id
 * @param scope all of the partner's scopes where it is absent
 */
@JsonNaming(SnakeCaseStrategy.class)
record TokenRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        String grantType,

        @Nullable String clientId,
        @Nullable String clientSecret,
        @Nullable String scope) {

    static TokenRequest of(FormBody form) {
        return new TokenRequest(
                form.get("grant_type"), form.get("client_id"), form.get("client_secret"), form.get("scope"));
    }

    @Override
    public String toString() {
        return "TokenRequest[clientId=" + clientId + "]";
    }
}
