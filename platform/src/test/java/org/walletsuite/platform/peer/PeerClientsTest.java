package org.walletsuite.platform.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;
import org.walletsuite.platform.id.RequestId;

class PeerClientsTest {

    private static final int CALLS_JUDGED = 4;

    private final HttpServer server;
    private final List<String> methods = new CopyOnWriteArrayList<>();
    private final List<Headers> headers = new CopyOnWriteArrayList<>();
    private final CountDownLatch testIsOver = new CountDownLatch(1);
    private final CircuitBreakerRegistry breakers = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
            .slidingWindowSize(CALLS_JUDGED)
            .minimumNumberOfCalls(CALLS_JUDGED)
            .build());
    private volatile int status = 200;
    private volatile ServiceTokens tokens = () -> "token-1";

    /** What a peer offers. */
    interface Shop {

        @GetExchange("/thing")
        Optional<String> thing();

        @PostExchange("/order")
        String order();

        @PutExchange("/shelf")
        String fill();
    }

    PeerClientsTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void open() {
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void close() {
        testIsOver.countDown();
        server.stop(0);
        MDC.remove(RequestId.LOG_KEY);
    }

    @Test
    void tokenAndRequestIdTravel() {
        MDC.put(RequestId.LOG_KEY, "request-7");
        assertThat(shop().thing()).contains("done");
        assertThat(headers.getFirst().getFirst("Authorization")).isEqualTo("Bearer token-1");
        assertThat(headers.getFirst().getFirst(RequestId.HEADER)).isEqualTo("request-7");
    }

    @Test
    void whatIsNotThereIsEmptyAndNoOutage() {
        status = 404;
        assertThat(shop().thing()).isEmpty();
        assertThat(methods).containsExactly("GET");
    }

    /** Somebody else answers under the peer's address, such as a proxy without a backend. */
    @Test
    void whatIsAlwaysThereAndIsNotFoundIsAnOutage() {
        status = 404;
        assertOutage(shop(), true);
        assertThatThrownBy(() -> shop().fill()).isInstanceOf(PeerUnavailable.class);
    }

    @Test
    void aRefusalIsNoOutage() {
        status = 400;
        assertThatThrownBy(() -> shop().fill()).isInstanceOf(HttpClientErrorException.BadRequest.class);
        assertThat(methods).containsExactly("PUT");
    }

    @Test
    void aServersErrorIsAnOutageAndTheRequestMayHaveRun() {
        status = 503;
        assertOutage(shop(), true);
    }

    @Test
    void repeatsWhatMayBeRepeatedAndNoPost() {
        status = 500;
        assertThatThrownBy(() -> shop().thing()).isInstanceOf(PeerUnavailable.class);
        assertThat(methods).containsExactly("GET", "GET", "GET");
        breakers.circuitBreaker("shop").reset();
        assertThatThrownBy(() -> shop().fill()).isInstanceOf(PeerUnavailable.class);
        assertThat(methods).endsWith("PUT", "PUT", "PUT").hasSize(6);
        breakers.circuitBreaker("shop").reset();
        assertThatThrownBy(() -> shop().order()).isInstanceOf(PeerUnavailable.class);
        assertThat(methods).endsWith("PUT", "POST").hasSize(7);
    }

    @Test
    void whatIsNotAnsweredInTimeMayHaveRun() {
        status = 0;
        assertOutage(shop(), true);
    }

    @Test
    void nobodyAtTheDoorProvesThatNothingWasSent() {
        server.stop(0);
        assertOutage(shop(), false);
    }

    @Test
    void aNameNobodyKnowsProvesThatNothingWasSent() {
        assertOutage(shop(URI.create("http://shop.invalid")), false);
    }

    @Test
    void anOpenBreakerProvesThatNothingWasSent() {
        status = 500;
        for (var call = 0; call < CALLS_JUDGED; call++) {
            assertOutage(shop(), true);
        }
        assertOutage(shop(), false);
        assertThat(methods).hasSize(CALLS_JUDGED);
    }

    @Test
    void withoutATokenNothingIsSentAndThePeerIsNotToBlame() {
        tokens = () -> {
            throw new PeerUnavailable("wallet", false, null);
        };
        for (var call = 0; call < CALLS_JUDGED; call++) {
            assertOutage(shop(), false);
        }
        assertThat(methods).isEmpty();
        assertThat(breakers.circuitBreaker("shop").getState()).isEqualTo(State.CLOSED);
        tokens = () -> "token-2";
        assertThat(shop().order()).isEqualTo("done");
    }

    private static void assertOutage(Shop shop, boolean mayHaveRun) {
        assertThatThrownBy(shop::order)
                .isInstanceOfSatisfying(
                        PeerUnavailable.class,
                        outage -> assertThat(outage.mayHaveRun()).isEqualTo(mayHaveRun));
    }

    private Shop shop() {
        return shop(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    private Shop shop(URI address) {
        var settings = new PeerSettings(Map.of("shop", address), Duration.ofSeconds(5), Duration.ofSeconds(1), 4);
        var factory = new StaticListableBeanFactory(Map.of("tokens", (ServiceTokens) () -> tokens.current()));
        return new PeerClients(settings, RestClient.builder(), breakers, factory.getBeanProvider(ServiceTokens.class))
                .create(Shop.class, "shop");
    }

    /** Status 0 is no answer at all. */
    private void answer(HttpExchange exchange) throws IOException {
        methods.add(exchange.getRequestMethod());
        headers.add(exchange.getRequestHeaders());
        if (status == 0) {
            awaitEnd();
        }
        var body = "done".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status == 0 ? 200 : status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void awaitEnd() {
        try {
            testIsOver.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
