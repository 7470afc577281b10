package org.walletsuite.partnersync.token;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A token that a client gives back.
 *
 * @param tokenTypeHint means nothing here: there is one type
 */
@JsonNaming(SnakeCaseStrategy.class)
record RevocationRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        String token,

        @Nullable String tokenTypeHint,
        @Nullable String clientId,
        @Nullable String clientSecret) {

    static RevocationRequest of(FormBody form) {
        return new RevocationRequest(
                form.get("token"), form.get("token_type_hint"), form.get("client_id"), form.get("client_secret"));
    }

    @Override
    public String toString() {
        return "RevocationRequest[clientId=" + clientId + "]";
    }
}
