package org.walletsuite.gateway.route;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPatternParser;

/** All routes; the most specific pattern that matches a path decides. */
@Component
public final class Routes {

    private static final Duration DESCRIPTION_PATIENCE = Duration.ofSeconds(10);

    private final List<Route> routes;

    Routes(RouteSettings settings, Upstreams upstreams) {
        routes = Stream.concat(
                        settings.routes().values().stream().flatMap(group -> of(group, upstreams)),
                        settings.documented().stream().map(service -> description(service, upstreams)))
                .sorted(Comparator.comparing(Route::pattern))
                .toList();
    }

    /** Whether a service answers this path; the path as the client wrote it, without the query. */
    public boolean lead(String path) {
        return find(path).isPresent();
    }

    Optional<Route> find(String path) {
        var parsed = PathContainer.parsePath(path);
        return routes.stream().filter(route -> route.pattern().matches(parsed)).findFirst();
    }

    private static Stream<Route> of(RouteSettings.Group group, Upstreams upstreams) {
        var client = upstreams.client(group.timeout());
        return group.paths().stream()
                .map(path -> new Route(
                        PathPatternParser.defaultInstance.parse(path),
                        upstreams.service(group.service()),
                        client,
                        null));
    }

    private static Route description(String service, Upstreams upstreams) {
        return new Route(
                PathPatternParser.defaultInstance.parse("/docs/api/" + service),
                upstreams.service(service),
                upstreams.client(DESCRIPTION_PATIENCE),
                "/v3/api-docs");
    }
}
