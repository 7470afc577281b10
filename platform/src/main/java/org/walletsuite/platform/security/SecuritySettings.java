package org.walletsuite.platform.security;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which tokens this service trusts.
 *
 * @param issuers the token issuers, ours first
 * @param publicPaths further paths that need no token, as path patterns; those of the API families are declared there
 * @param clientId this service's name when it asks for a token of its own
 * @param clientSecret the secret that goes with it
 * @param tokenCache how long a verified token is cached without checking its signature again
 * @param longestTokenLife a token that lives longer is refused; changes of access are remembered for this time
 * @param partnerTopicAge how long partners' tokens are taken while Kafka is unavailable and nobody can tell which were
 *     revoked and which partners made inactive: partners move other people's money
 */
@Validated
@ConfigurationProperties("suite.security")
public record SecuritySettings(
        @NotEmpty List<@Valid TrustedIssuer> issuers,
        @DefaultValue List<String> publicPaths,
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("5s") Duration tokenCache,
        @DurationMin(seconds = 1) @DefaultValue("24h") Duration longestTokenLife,
        @DurationMin(seconds = 5) @DefaultValue("60s") Duration partnerTopicAge) {

    /** The audience of users' tokens. */
    public static final String AUDIENCE = "wallet-suite";

    /** The audience of partners' tokens. */
    public static final String PARTNER_AUDIENCE = "wallet-suite-partner";

    /** The audience of service tokens. */
    public static final String SERVICE_AUDIENCE = "wallet-suite-internal";

    @Override
    public String toString() {
        return "SecuritySettings[issuers=" + issuers + ", publicPaths=" + publicPaths + ", clientId=" + clientId
                + ", tokenCache=" + tokenCache + ", longestTokenLife=" + longestTokenLife
                + ", partnerTopicAge=" + partnerTopicAge + "]";
    }

    /**
     * A trusted token issuer.
     *
     * @param uri the {@code iss} claim
     * @param jwksUri where the issuer publishes its keys
     * @param kinds of principals that it may vouch for: a token for any other kind is refused, whatever it claims
     */
    public record TrustedIssuer(
            URI uri, URI jwksUri, @NotEmpty Set<Principal.Kind> kinds) {}
}
