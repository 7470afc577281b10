package org.walletsuite.platform.testing;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.walletsuite.platform.security.AdminOnly;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.security.StaffOnly;

/** All endpoints of a service and who may call them, as its mappings, its filter chain and its role annotations say; kept in {@code docs/routes}. */
public record RouteTable(List<Route> routes) {

    private static final Authentication ANYBODY =
            new AnonymousAuthenticationToken("key", "nobody", AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"));

    /** Asks a running service. */
    static RouteTable of(ApplicationContext service) {
        var chain = service.getBean(SecurityFilterChain.class).getFilters().stream()
                .filter(AuthorizationFilter.class::isInstance)
                .map(filter -> ((AuthorizationFilter) filter).getAuthorizationManager())
                .findFirst()
                .orElseThrow();
        return new RouteTable(Handlers.of(service)
                .flatMap(endpoint -> routes(endpoint, chain))
                .distinct()
                .sorted(Comparator.comparing(Route::path).thenComparing(Route::method))
                .toList());
    }

    /** The kept table of a service. */
    public static RouteTable kept(String service) {
        return new RouteTable(file(service)
                .read()
                .lines()
                .filter(line -> line.contains("| `"))
                .map(line -> line.split("[| `]+", -1))
                .map(cell -> new Route(cell[1], cell[2], Access.valueOf(cell[3])))
                .toList());
    }

    void verify(String service) {
        var rows = routes.stream()
                .map(route -> "| %s | `%s` | %s |%n".formatted(route.method(), route.path(), route.access()))
                .collect(Collectors.joining());
        file(service).verify("""
                # Who may call %s

                Made from the code by its tests, which also call each of these with every kind of token.

                PUBLIC needs no token; each of USER, STAFF, ADMIN and SUPER_ADMIN includes those before it; SERVICE is for
                the other services only, CLIENT for who knows a client's secret. Behind the gateway, nothing of `/internal`,
                `/actuator`, `/v3` and `/error` exists.

                | method | path | who |
                |---|---|---|
                """.formatted(service) + rows);
    }

    private static GeneratedFile file(String service) {
        return GeneratedFile.at("docs/routes/" + service + ".md");
    }

    private static Stream<Route> routes(
            Map.Entry<RequestMappingInfo, HandlerMethod> endpoint, AuthorizationManager<HttpServletRequest> chain) {
        var method = Route.method(endpoint.getKey().getMethodsCondition().getMethods().stream()
                .sorted()
                .toList());
        return endpoint.getKey().getPatternValues().stream()
                .map(path -> new Route(method, path, Access.NONE))
                .map(route -> new Route(method, route.path(), access(route, endpoint.getValue(), chain)));
    }

    private static Access access(Route route, HandlerMethod handler, AuthorizationManager<HttpServletRequest> chain) {
        if (isLetThrough(ANYBODY, route, chain)) {
            return readsCredentials(handler) ? Access.CLIENT : Access.PUBLIC;
        }
        if (isLetThrough(somebody("SERVICE"), route, chain)) {
            return Access.SERVICE;
        }
        if (handler.hasMethodAnnotation(AdminOnly.class)) {
            return Access.ADMIN;
        }
        if (handler.hasMethodAnnotation(StaffOnly.class)) {
            return Access.STAFF;
        }
        return Stream.of(Role.values())
                .filter(role -> isLetThrough(somebody(role.name()), route, chain))
                .findFirst()
                .map(role -> Access.valueOf(role.name()))
                .orElse(Access.NONE);
    }

    /** Who takes the credentials as they came judges them by himself. */
    private static boolean readsCredentials(HandlerMethod handler) {
        return Handlers.readsHeader(handler, HttpHeaders.AUTHORIZATION);
    }

    private static Authentication somebody(String role) {
        return new TestingAuthenticationToken("somebody", "", "ROLE_" + role);
    }

    private static boolean isLetThrough(
            Authentication caller, Route route, AuthorizationManager<HttpServletRequest> chain) {
        var decision = chain.authorize(() -> caller, new MockHttpServletRequest(route.someMethod(), route.somePath()));
        return decision != null && decision.isGranted();
    }
}
