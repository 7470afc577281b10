package org.walletsuite.gateway.route;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The routes to the services.
 *
 * @param routes groups of paths by name
 * @param documented services whose API descriptions are shown under {@code /docs}
 * @param connectTimeout for a new connection, and for a free one of the pool
 * @param connections the most connections to one service
 */
@Validated
@ConfigurationProperties("gateway")
record RouteSettings(
        @NotEmpty Map<String, @Valid Group> routes,
        @NotEmpty List<String> documented,
        @DefaultValue("1s") Duration connectTimeout,
        @DefaultValue("256") int connections) {

    /**
     * Paths that one service answers.
     *
     * @param service its name in the table of service addresses
     * @param paths path patterns; of all groups the most specific one wins
     * @param timeout how long the service may be silent; for a stream only until its response begins
     * @param stream whether its responses are streams without an end
     */
    record Group(
            @NotBlank String service,
            @NotEmpty List<String> paths,
            @DefaultValue("10s") Duration timeout,
            @DefaultValue("false") boolean stream) {}
}
