package org.walletsuite.gateway.edge;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.tomcat.TomcatConnectorCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManagerResolver;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.filter.CorsFilter;
import org.walletsuite.gateway.limit.LimitHeaders;
import org.walletsuite.gateway.limit.RateLimiter;
import org.walletsuite.gateway.page.Pages;
import org.walletsuite.gateway.route.Routes;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.giftcard.ListPage;
import org.walletsuite.platform.id.RequestId;
import org.walletsuite.platform.security.SecuritySettings;
import org.walletsuite.platform.security.TokenChain;
import org.walletsuite.platform.web.DisconnectAwareProtocol;
import org.walletsuite.platform.web.ErrorResponses;
import org.walletsuite.platform.web.IdempotencyKey;

/**
 * Lets users and partners with good tokens in where they belong, and anybody to where no token is needed; what each
 * role may do is the services' business.
 */
@Configuration(proxyBeanMethods = false)
class EdgeConfiguration {

    /** CORS headers come first, because browsers show an error to a page only with them. */
    private static final int FIRST = -203;

    /** The filters before security's, in their order: what no route has is 404 whatever its headers say. */
    private static final int KNOWN_PATHS = -202;

    private static final int CONNECTION_OPTIONS = -201;
    private static final int BODY_LIMITS = -200;
    private static final Duration PREFLIGHT_VALID = Duration.ofHours(1);
    private static final Pattern ODD_PATH = Pattern.compile("[;%\\\\]|//|/\\.{1,2}(/|$)");
    private static final String[] OPERATORS = {"/actuator/health/**", "/actuator/prometheus", "/actuator/info"};

    @Bean
    FilterRegistrationBean<CorsFilter> origins(EdgeSettings settings, ErrorResponses errors) {
        var allowed = allowed(settings.allowedOrigins());
        var cors = new CorsFilter(_ -> allowed);
        cors.setCorsProcessor(new OriginCorsProcessor(errors));
        var filter = new FilterRegistrationBean<>(cors);
        filter.setOrder(FIRST);
        return filter;
    }

    @Bean
    FilterRegistrationBean<KnownPathFilter> knownPaths(Routes routes, Pages pages, ErrorResponses errors) {
        var filter = new FilterRegistrationBean<>(new KnownPathFilter(routes, pages, errors));
        filter.setOrder(KNOWN_PATHS);
        return filter;
    }

    @Bean
    FilterRegistrationBean<ConnectionOptionFilter> connectionOptions(ErrorResponses errors) {
        var filter = new FilterRegistrationBean<>(new ConnectionOptionFilter(errors));
        filter.setOrder(CONNECTION_OPTIONS);
        return filter;
    }

    @Bean
    FilterRegistrationBean<BodyLimitFilter> bodyLimits(EdgeSettings settings, ErrorResponses errors) {
        var filter = new FilterRegistrationBean<>(new BodyLimitFilter(settings, errors));
        filter.setOrder(BODY_LIMITS);
        return filter;
    }

    /** Encoded slashes are passed to the firewall, which refuses them like other disguised paths. */
    @Bean
    TomcatConnectorCustomizer encodedSlashes() {
        return connector -> {
            connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
            connector.setEncodedReverseSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
        };
    }

    /** Only for the public port: the management port has no streams. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> watchedConnections() {
        return factory -> factory.setProtocol(DisconnectAwareProtocol.class.getName());
    }

    @Bean
    SecurityFilterChain edge(
            HttpSecurity http,
            SecuritySettings settings,
            AuthenticationManagerResolver<HttpServletRequest> issuers,
            BearerTokenResolver tokens,
            RateLimiter limits,
            Pages pages)
            throws Exception {
        // Who is refused here shows a token of a kind that the path doesn't take, such as a service's: it is worth
        // nothing.
        return TokenChain.of(http, issuers, limits::refuse, ErrorCode.UNAUTHORIZED)
                .addFilterAfter(counting(limits), AnonymousAuthenticationFilter.class)
                .headers(headers -> headers.addHeaderWriter(pages))
                // Pages are public, like the public paths: tokens are ignored.
                .oauth2ResourceServer(server -> server.bearerTokenResolver(
                        request -> pages.have(request.getRequestURI()) ? null : tokens.resolve(request)))
                .authorizeHttpRequests(requests -> {
                    requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                            .permitAll()
                            .requestMatchers(HttpMethod.GET, OPERATORS)
                            .permitAll()
                            .requestMatchers(request -> pages.have(request.getRequestURI()))
                            .permitAll()
                            .requestMatchers(settings.publicPaths().toArray(String[]::new))
                            .permitAll();
                    TokenChain.requireCredentials(requests);
                })
                .build();
    }

    private static Filter counting(RateLimiter limits) {
        return (request, response, chain) -> {
            ClientKindConvention.remember((HttpServletRequest) request);
            limits.filter((HttpServletRequest) request, (HttpServletResponse) response, chain);
        };
    }

    @Bean
    RequestRejectedHandler rejectedRequests(ErrorResponses errors) {
        return (request, response, _) -> errors.write(request, response, new ApiException(reason(request)));
    }

    /**
     * Paths that decode to another path are answered with 404; everything else the firewall refuses is a method or a
     * header.
     */
    private static ErrorCode reason(HttpServletRequest request) {
        if (ODD_PATH.matcher(request.getRequestURI()).find()) {
            return ErrorCode.NOT_FOUND;
        }
        return isKnownMethod(request.getMethod()) ? ErrorCode.VALIDATION_ERROR : ErrorCode.METHOD_NOT_ALLOWED;
    }

    private static boolean isKnownMethod(String method) {
        return List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
                .contains(method);
    }

    private static CorsConfiguration allowed(List<String> origins) {
        var cors = new CorsConfiguration();
        cors.setAllowedOriginPatterns(origins);
        cors.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
        cors.setAllowedHeaders(List.of("*"));
        cors.setExposedHeaders(List.of(
                RequestId.HEADER,
                IdempotencyKey.REPLAYED,
                HttpHeaders.RETRY_AFTER,
                HttpHeaders.WWW_AUTHENTICATE,
                ListPage.TOTAL,
                LimitHeaders.LIMIT,
                LimitHeaders.REMAINING,
                LimitHeaders.RESET));
        cors.setMaxAge(PREFLIGHT_VALID);
        return cors;
    }
}
