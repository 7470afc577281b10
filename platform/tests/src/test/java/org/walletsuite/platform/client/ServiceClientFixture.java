package org.walletsuite.platform.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.slf4j.MDC;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;
import org.walletsuite.platform.id.RequestId;

/** A service whose answers the test sets, and a client of it. */
abstract class ServiceClientFixture {

    static final int CALLS_JUDGED = 4;
    private static final Duration AMPLE = Duration.ofMinutes(1);

    final HttpServer server;
    final List<String> methods = new CopyOnWriteArrayList<>();
    final List<Headers> headers = new CopyOnWriteArrayList<>();
    private final CountDownLatch testIsOver = new CountDownLatch(1);
    final CircuitBreakerRegistry breakers = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
            .slidingWindowSize(CALLS_JUDGED)
            .minimumNumberOfCalls(CALLS_JUDGED)
            .build());
    volatile int status = 200;
    volatile String body = "done";
    volatile String type = "text/plain";
    volatile boolean breaksOff;
    volatile Duration patience = AMPLE;
    volatile ServiceTokens tokens = () -> "token-1";

    /** The token that is refused, or nothing. */
    volatile String refusedToken = "";

    /** The answer of the shop's list. */
    record Goods(List<String> names) {}

    /** The interface of the other service. */
    interface Shop {

        @GetExchange("/goods")
        Goods goods();

        @GetExchange("/lost")
        Optional<Goods> lost();

        @PostExchange("/goods")
        Goods add();

        @GetExchange("/thing")
        Optional<String> thing();

        @PostExchange("/order")
        String order();

        @PutExchange("/shelf")
        String fill();
    }

    ServiceClientFixture() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    CircuitBreaker commands() {
        return breakers.circuitBreaker("shop-commands");
    }

    void reset() {
        breakers.getAllCircuitBreakers().forEach(CircuitBreaker::reset);
    }

    static void assertOutage(Shop shop, boolean mayHaveRun) {
        assertOutage(shop::order, mayHaveRun);
    }

    static void assertOutage(ThrowingCallable call, boolean mayHaveRun) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ServiceUnavailable.class,
                        outage -> assertThat(outage.mayHaveRun()).isEqualTo(mayHaveRun));
    }

    Shop shop() {
        return shop(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    Shop shop(URI address) {
        var settings = new ServiceClientSettings(Map.of("shop", address), AMPLE, patience, 4);
        var factory = new StaticListableBeanFactory(Map.of("tokens", new CurrentTokens()));
        return new ServiceClients(
                        settings, RestClient.builder(), breakers, factory.getBeanProvider(ServiceTokens.class))
                .create(Shop.class, "shop");
    }

    /** Status 0 means no answer at all. */
    private void answer(HttpExchange exchange) throws IOException {
        methods.add(exchange.getRequestMethod());
        headers.add(exchange.getRequestHeaders());
        if (status == 0) {
            awaitEnd();
        }
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(isRefused(exchange) ? 401 : status == 0 ? 200 : status, lengthOf(bytes));
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private boolean isRefused(HttpExchange exchange) {
        return ("Bearer " + refusedToken).equals(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    /** Those that the test has set by now. */
    private final class CurrentTokens implements ServiceTokens {

        @Override
        public String current() {
            return tokens.current();
        }

        @Override
        public String insteadOf(String refused) {
            return tokens.insteadOf(refused);
        }
    }

    private long lengthOf(byte[] bytes) {
        return breaksOff ? bytes.length + 1L : bytes.length == 0 ? -1 : bytes.length;
    }

    private void awaitEnd() {
        try {
            testIsOver.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
