package org.walletsuite.gateway.route;

import jakarta.servlet.DispatcherType;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.cloud.gateway.server.mvc.common.MvcUtils;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.RequestHttpHeadersFilter;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.ResponseHttpHeadersFilter;
import org.springframework.cloud.gateway.server.mvc.filter.WeightCalculatorFilter;
import org.springframework.cloud.gateway.server.mvc.handler.GatewayServerResponse;
import org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchangeHandlerFunction;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.walletsuite.gateway.limit.ClientAddress;
import org.walletsuite.platform.web.ForwardedAddress;

/** Registers the routes with Spring Cloud Gateway. */
@Configuration(proxyBeanMethods = false)
class RouteConfiguration {

    /**
     * Headers that are not forwarded: those by which proxies describe a client, which clients must not set, and
     * hop-by-hop headers.
     */
    private static final Set<String> NOT_FROM_CLIENTS = Set.of(
            "x-real-ip",
            "x-client-ip",
            "true-client-ip",
            "x-original-url",
            "x-rewrite-url",
            "x-original-host",
            "x-http-method-override",
            "x-http-method",
            "x-method-override",
            "x-request-start",
            "baggage",
            "b3",
            "traceparent",
            "tracestate",
            "proxy",
            "proxy-connection",
            "expect",
            "http2-settings");

    private static final Set<String> NOT_FROM_SERVICES = Set.of("server", "x-powered-by", "x-request-id");

    /**
     * By these headers the library would answer conditional requests itself and drop the service's response. The
     * service compares them, so they are set when its response is written.
     */
    static final Set<String> VALIDATORS = Set.of("etag", "last-modified");

    private static final HandlerFunction<ServerResponse> NOTHING_MORE =
            _ -> GatewayServerResponse.ok().build((_, _) -> null);

    /** The pattern names the request in metrics and traces. */
    @Bean
    RouterFunction<ServerResponse> services(Routes routes) {
        HandlerFunction<ServerResponse> forward = HandlerFunctions.http();
        return request -> isAmidAnAnswer(request)
                ? Optional.of(NOTHING_MORE)
                : routes.of(request.servletRequest()).map(route -> {
                    MvcUtils.setRequestUrl(request, route.upstream().address());
                    request.attributes().put(RouterFunctions.MATCHING_PATTERN_ATTRIBUTE, route.pattern());
                    return forward;
                });
    }

    /**
     * When a committed response fails, the container includes its error page under the original path. That dispatch
     * must neither be forwarded again nor write to the partial response.
     */
    private static boolean isAmidAnAnswer(ServerRequest request) {
        return request.servletRequest().getDispatcherType() == DispatcherType.INCLUDE;
    }

    /** The library loads its header rules only after the start; the port opens slightly earlier. */
    @Bean
    SmartInitializingSingleton headerFiltersBeforeRequests(
            ProxyExchangeHandlerFunction forwarding, ApplicationContext context) {
        return () -> forwarding.onApplicationEvent(new ContextRefreshedEvent(context));
    }

    /** No route has a weight, so the weight calculation is left out. */
    @Bean
    FilterRegistrationBean<WeightCalculatorFilter> noWeights(WeightCalculatorFilter weights) {
        var registration = new FilterRegistrationBean<>(weights);
        registration.setEnabled(false);
        return registration;
    }

    /** Before the library's own filters: each of them reads all headers, which is slow on the original request. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    RequestHttpHeadersFilter clientHeaders(ClientAddress addresses) {
        return (headers, request) -> {
            var kept = without(
                    headers,
                    name -> NOT_FROM_CLIENTS.contains(name)
                            || name.startsWith("x-b3-")
                            || name.startsWith("x-internal-")
                            || (name.equals(TokenCookies.SENT) && !TokenCookies.pass(request.servletRequest())));
            ForwardedAddress.set(kept, addresses.of(request.servletRequest()));
            return kept;
        };
    }

    @Bean
    ResponseHttpHeadersFilter serviceHeaders() {
        return (headers, _) -> without(
                headers,
                name -> isNotFromServices(name) || VALIDATORS.contains(name) || name.equals(TokenCookies.ANSWERED));
    }

    /** The gateway sets the request id, the rate limit headers and the CORS headers itself. */
    static boolean isNotFromServices(String name) {
        return NOT_FROM_SERVICES.contains(name)
                || name.startsWith("x-ratelimit-")
                || name.startsWith("access-control-");
    }

    private static HttpHeaders without(HttpHeaders headers, Predicate<String> unwanted) {
        var kept = new HttpHeaders();
        headers.forEach((name, values) -> {
            if (!unwanted.test(name.toLowerCase(Locale.ROOT))) {
                kept.addAll(name, values);
            }
        });
        return kept;
    }
}
