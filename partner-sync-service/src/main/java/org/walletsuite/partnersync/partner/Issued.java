package org.walletsuite.partnersync.partner;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** New credentials, shown to whoever asked for them and to nobody again. */
final class Issued {

    private Issued() {}

    /** With a new partner. */
    @JsonNaming(SnakeCaseStrategy.class)
    record NewPartner(
            @JsonUnwrapped PartnerView partner,
            String apiKey,
            String apiSecret,
            String webhookSecret,
            @Nullable Instant secretExpiresAt) {

        @Override
        public String toString() {
            return "NewPartner[partnerId=" + partner.partnerId() + "]";
        }
    }

    /**
     * For a partner that there was.
     *
     * @param webhookSecret only in an environment that is new to the partner
     * @param previousValidUntil when the older secrets end
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Renewed(
            String partnerId,
            String environment,
            String baseUrl,
            String apiKey,
            String apiSecret,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String webhookSecret,

            @Nullable Instant secretExpiresAt,
            @Nullable Instant previousValidUntil) {

        @Override
        public String toString() {
            return "Renewed[partnerId=" + partnerId + "]";
        }
    }
}
