package org.walletsuite.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.walletsuite.platform.family.Family;
import org.walletsuite.platform.security.Principal;
import org.walletsuite.platform.security.Principal.Kind;
import org.walletsuite.platform.security.RequiresRole;

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

                PUBLIC needs no token; each of USER, STAFF, ADMIN and SUPER_ADMIN includes those before it; PARTNER is for
                partners only, SERVICE for the other services only, CLIENT for who knows a client's secret. Behind the
                gateway, nothing of `/internal`, `/actuator`, `/v3` and `/error` exists.

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
            return judgesItself(route, handler) ? Access.CLIENT : Access.PUBLIC;
        }
        return Stream.of(Kind.values())
                .filter(kind -> isLetThrough(somebody(kind), route, chain))
                .findFirst()
                .map(kind -> access(kind, handler))
                .orElse(Access.NONE);
    }

    private static Access access(Kind kind, HandlerMethod handler) {
        return switch (kind) {
            case USER -> {
                takes(Principal.User.class, handler);
                var required = handler.getMethodAnnotation(RequiresRole.class);
                yield required == null
                        ? Access.USER
                        : Access.valueOf(required.value().name());
            }
            case PARTNER -> {
                takes(Principal.Partner.class, handler);
                yield Access.PARTNER;
            }
            case SERVICE -> {
                takes(Principal.Service.class, handler);
                yield Access.SERVICE;
            }
        };
    }

    /** An endpoint that wants another kind of principal than its path takes would be given null. */
    private static void takes(Class<? extends Principal> principal, HandlerMethod handler) {
        Stream.of(handler.getMethodParameters())
                .filter(parameter -> {
                    var requested = parameter.getParameterAnnotation(AuthenticationPrincipal.class);
                    return requested != null && requested.expression().isEmpty();
                })
                .forEach(parameter ->
                        assertThat(principal).as("%s", handler).isAssignableTo(parameter.getParameterType()));
    }

    /** Whether the handler checks the credentials itself: it reads them as they came, or its path takes no token. */
    private static boolean judgesItself(Route route, HandlerMethod handler) {
        return Handlers.readsHeader(handler, HttpHeaders.AUTHORIZATION)
                || switch (Family.endpoints(route.somePath()).credential()) {
                    case CLIENT_SECRET, API_KEY, SIGNATURE -> true;
                    case NONE, USER_TOKEN, PARTNER_TOKEN -> false;
                };
    }

    private static Authentication somebody(Kind kind) {
        return new TestingAuthenticationToken("somebody", "", "ROLE_" + kind);
    }

    private static boolean isLetThrough(
            Authentication caller, Route route, AuthorizationManager<HttpServletRequest> chain) {
        var decision = chain.authorize(() -> caller, new MockHttpServletRequest(route.someMethod(), route.somePath()));
        return decision != null && decision.isGranted();
    }
}
