package org.walletsuite.gateway.route;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.walletsuite.gateway.stream.StreamSettings;
import org.walletsuite.platform.client.CircuitBreakers;
import org.walletsuite.platform.client.ServiceClientSettings;

/**
 * The services and the two connection pools to them: streams hold their connections for long, so they have a pool of
 * their own.
 */
@Component
final class Upstreams {

    /** Shorter than the services keep an idle connection, so that the gateway closes it first. */
    private static final TimeValue IDLE = TimeValue.ofSeconds(30);

    private static final TimeValue TRUSTED_WITHOUT_A_LOOK = TimeValue.ofMilliseconds(200);

    private final RouteSettings settings;
    private final ServiceClientSettings clients;
    private final CircuitBreakerRegistry breakers;
    private final RestClient.Builder builder;
    private final HttpClient http;
    private final HttpClient streams;
    private final Map<String, Upstream> upstreams = new HashMap<>();

    Upstreams(
            RouteSettings settings,
            StreamSettings streaming,
            ServiceClientSettings clients,
            CircuitBreakerRegistry breakers,
            RestClient.Builder builder) {
        this.settings = settings;
        this.clients = clients;
        this.breakers = breakers;
        this.builder = builder;
        this.http = http(settings, settings.connections(), new CompleteBodyExecutor());
        this.streams = http(settings, streaming.total(), new CompleteBodyExecutor(streaming.silence()));
    }

    Upstream service(String name) {
        return upstreams.computeIfAbsent(
                name, _ -> new Upstream(name, clients.address(name), CircuitBreakers.of(breakers, name)));
    }

    RestClient client(Duration patience) {
        return client(http, patience);
    }

    /** A client whose timeout applies until the response's headers. */
    RestClient streamClient(Duration patience) {
        return client(streams, patience);
    }

    private RestClient client(HttpClient http, Duration patience) {
        var factory = new HttpComponentsClientHttpRequestFactory(http);
        factory.setReadTimeout(patience);
        factory.setConnectionRequestTimeout(settings.connectTimeout());
        return builder.clone().requestFactory(factory).build();
    }

    private static HttpClient http(RouteSettings settings, int perService, CompleteBodyExecutor bodies) {
        var services = (int) settings.routes().values().stream()
                .map(RouteSettings.Group::service)
                .distinct()
                .count();
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnPerRoute(perService)
                .setMaxConnTotal(perService * services)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(settings.connectTimeout()))
                        .setValidateAfterInactivity(TRUSTED_WITHOUT_A_LOOK)
                        .build())
                .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setRequestExecutor(bodies)
                .evictExpiredConnections()
                .evictIdleConnections(IDLE)
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableContentCompression()
                .disableAuthCaching()
                .disableDefaultUserAgent()
                .build();
    }
}
