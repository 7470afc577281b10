package org.walletsuite.gateway.route;

import org.jspecify.annotations.Nullable;
import org.springframework.web.client.RestClient;
import org.springframework.web.util.pattern.PathPattern;

/**
 * A path pattern and the service that answers it.
 *
 * @param client a client with the timeout of the path's group
 * @param isStream whether responses are streams without an end
 * @param target the service's own path where it differs from the public one
 */
record Route(
        PathPattern pattern,
        Upstream upstream,
        RestClient client,
        boolean isStream,
        @Nullable String target) {}
