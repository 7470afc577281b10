package org.walletsuite.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpMethod;
import org.springframework.web.client.RestClient;
import org.walletsuite.gateway.route.ForwardingFailure.Kind;
import org.walletsuite.gateway.route.RouteSettings.Group;
import org.walletsuite.gateway.stream.StreamSettings;
import org.walletsuite.platform.client.ServiceClientSettings;

class UpstreamsTest {

    private static final Duration PATIENCE = Duration.ofMillis(100);
    private static final Duration SERVICE_TIME = Duration.ofMillis(10);
    private static final int REQUESTS = 400;

    private final CircuitBreakerRegistry breakers = CircuitBreakerRegistry.ofDefaults();

    /** Connections are returned just as waiting requests time out, so that either may happen first. */
    @Test
    void moreRequestsThanConnectionsAreNotTheServicesFault() throws Exception {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            server.setExecutor(threads);
            server.createContext("/", exchange -> {
                pause();
                exchange.sendResponseHeaders(204, -1);
                exchange.close();
            });
            server.start();
            var failures = failures(
                    URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
            assertThat(failures).isNotEmpty().containsOnly(Kind.NO_CONNECTION_FREE);
        } finally {
            server.stop(0);
        }
        assertThat(breakers.circuitBreaker("busy-commands").getMetrics().getNumberOfFailedCalls())
                .isZero();
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void aFailureIsLoggedWithoutThePathWhichMayHaveASecret(CapturedOutput output) {
        var address = URI.create("http://127.0.0.1:1/vouchers/code/4111222233334444");
        var upstreams = upstreams(address);

        var kind = failure(upstreams.service("busy"), upstreams.client(Duration.ofSeconds(10)), address);

        assertThat(kind).contains(Kind.NOT_REACHED);
        assertThat(output).contains("busy failed: NOT_REACHED").doesNotContain("4111222233334444");
    }

    private List<Kind> failures(URI address) throws Exception {
        var upstreams = upstreams(address);
        var upstream = upstreams.service("busy");
        var client = upstreams.client(Duration.ofMinutes(1));
        var calls = Collections.<Callable<Optional<Kind>>>nCopies(REQUESTS, () -> failure(upstream, client, address));
        var failures = new ArrayList<Kind>();
        try (var callers = Executors.newFixedThreadPool(REQUESTS)) {
            for (var call : callers.invokeAll(calls)) {
                call.get().ifPresent(failures::add);
            }
        }
        return failures;
    }

    private Upstreams upstreams(URI address) {
        var routes = new RouteSettings(
                Map.of("a", new Group("busy", List.of("/**"), PATIENCE, false)), List.of(), PATIENCE, 2);
        var clients = new ServiceClientSettings(Map.of("busy", address), PATIENCE, PATIENCE, 2);
        return new Upstreams(
                routes, new StreamSettings(PATIENCE, 1, 1, PATIENCE), clients, breakers, RestClient.builder());
    }

    private static Optional<Kind> failure(Upstream upstream, RestClient client, URI address) {
        try (var _ = upstream.send(client.post().uri(address), HttpMethod.POST)) {
            return Optional.empty();
        } catch (ForwardingFailure failure) {
            return Optional.of(failure.kind());
        }
    }

    private static void pause() {
        try {
            Thread.sleep(SERVICE_TIME);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
