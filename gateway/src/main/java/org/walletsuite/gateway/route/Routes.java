package org.walletsuite.gateway.route;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.ServerHttpObservationFilter;
import org.springframework.web.util.pattern.PathPatternParser;

/** All routes; the most specific pattern that matches a path decides. */
@Component
public final class Routes {

    private static final String CHOSEN = Chosen.class.getName();
    private static final Duration DESCRIPTION_PATIENCE = Duration.ofSeconds(10);

    private final List<Route> routes;
    private final List<String> documented;

    private record Chosen(String path, Route route) {}

    Routes(RouteSettings settings, Upstreams upstreams) {
        routes = Stream.concat(
                        settings.routes().values().stream().flatMap(group -> of(group, upstreams)),
                        settings.documented().stream().map(service -> description(service, upstreams)))
                .sorted(Comparator.comparing(Route::pattern))
                .toList();
        documented = settings.documented();
    }

    /** The services whose API descriptions are shown. */
    public List<String> documented() {
        return documented;
    }

    /** Where a service's API description is shown. */
    public static String descriptionOf(String service) {
        return "/docs/api/" + service;
    }

    /** Whether a service answers this request; its metrics have the route's name even if it is refused before. */
    public boolean lead(HttpServletRequest request) {
        var route = of(request);
        route.ifPresent(found -> ServerHttpObservationFilter.findObservationContext(request)
                .ifPresent(context -> context.setPathPattern(found.pattern().getPatternString())));
        return route.isPresent();
    }

    /** The request's route, cached by path, because an error dispatch has another path. */
    Optional<Route> of(HttpServletRequest request) {
        var path = request.getRequestURI();
        if (request.getAttribute(CHOSEN) instanceof Chosen(var forPath, var route) && forPath.equals(path)) {
            return Optional.of(route);
        }
        var found = find(path);
        found.ifPresent(route -> request.setAttribute(CHOSEN, new Chosen(path, route)));
        return found;
    }

    /** The path as the client wrote it, without the query. */
    private Optional<Route> find(String path) {
        var parsed = PathContainer.parsePath(path);
        return routes.stream().filter(route -> route.pattern().matches(parsed)).findFirst();
    }

    private static Stream<Route> of(RouteSettings.Group group, Upstreams upstreams) {
        var client = group.stream() ? upstreams.streamClient(group.timeout()) : upstreams.client(group.timeout());
        return group.paths().stream()
                .map(path -> new Route(
                        PathPatternParser.defaultInstance.parse(path),
                        upstreams.service(group.service()),
                        client,
                        group.stream(),
                        null));
    }

    private static Route description(String service, Upstreams upstreams) {
        return new Route(
                PathPatternParser.defaultInstance.parse(descriptionOf(service)),
                upstreams.service(service),
                upstreams.client(DESCRIPTION_PATIENCE),
                false,
                "/v3/api-docs");
    }
}
