package org.walletsuite.gateway.route;

import org.jspecify.annotations.Nullable;
import org.springframework.web.client.RestClient;
import org.springframework.web.util.pattern.PathPattern;

/**
 * One path pattern and who answers it.
 *
 * @param client a client with the patience of the path's group
 * @param isStream whether answers go on for as long as somebody listens
 * @param target the service's own path where it differs from the public one
 */
record Route(
        PathPattern pattern,
        Upstream upstream,
        RestClient client,
        boolean isStream,
        @Nullable String target) {}
