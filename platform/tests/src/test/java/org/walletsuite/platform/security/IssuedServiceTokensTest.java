package org.walletsuite.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.walletsuite.platform.testing.Patience.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.walletsuite.platform.client.ServiceUnavailable;

class IssuedServiceTokensTest {

    private static final Duration LIFE = Duration.ofHours(1);

    /** A clock that stands still until it is put forward. */
    private volatile Instant now = Instant.parse("2026-07-15T12:00:00Z");

    private final InstantSource time = () -> now;
    private final HttpServer issuer;
    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch gate = new CountDownLatch(1);
    private final IssuedServiceTokens tokens;
    private volatile boolean unavailable;
    private volatile @Nullable String answer;
    private volatile boolean slow;

    IssuedServiceTokensTest() throws IOException {
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var address = "http://127.0.0.1:" + issuer.getAddress().getPort();
        var client = RestClient.builder().baseUrl(address).requestFactory(new JdkClientHttpRequestFactory());
        tokens = new IssuedServiceTokens(client.build(), time.withZone(ZoneOffset.UTC));
    }

    @BeforeEach
    void open() {
        issuer.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        issuer.createContext("/internal/oauth2/token", this::answer);
        issuer.start();
    }

    @AfterEach
    void close() {
        gate.countDown();
        issuer.stop(0);
    }

    @Test
    void requestsOneTokenForTheFirstHalfOfItsLife() {
        assertThat(tokens.current()).isEqualTo("token-1");
        putForward(LIFE.dividedBy(2).minusSeconds(1));
        assertThat(tokens.current()).isEqualTo("token-1");
        assertThat(asked).hasValue(1);
    }

    @Test
    void renewsInTheSecondHalf() {
        tokens.current();
        putForward(LIFE.dividedBy(2));
        tokens.current();
        assertThat(tokens.current()).isEqualTo("token-2");
        assertThat(asked).hasValue(2);
    }

    @Test
    void usesItsTokenThroughAnOutageAndRetriesOnceASecond() {
        tokens.current();
        unavailable = true;
        putForward(LIFE.dividedBy(2));
        assertThat(tokens.current()).isEqualTo("token-1");
        assertThat(tokens.current()).isEqualTo("token-1");
        assertThat(asked).hasValue(2);
        putForward(Duration.ofSeconds(1));
        assertThat(tokens.current()).isEqualTo("token-1");
        assertThat(asked).hasValue(3);
        unavailable = false;
        putForward(Duration.ofSeconds(1));
        tokens.current();
        assertThat(tokens.current()).isEqualTo("token-4");
    }

    @Test
    void withoutOneNothingCanBeSent() {
        tokens.current();
        unavailable = true;
        putForward(LIFE);
        assertThatThrownBy(tokens::current)
                .isInstanceOfSatisfying(
                        ServiceUnavailable.class,
                        outage -> assertThat(outage.mayHaveRun()).isFalse());
        unavailable = false;
        putForward(Duration.ofSeconds(1));
        assertThat(tokens.current()).isEqualTo("token-3");
    }

    @Test
    void replacesATokenThatWasRefusedOnceForAllCallers() {
        var refused = tokens.current();
        putForward(Duration.ofSeconds(1));

        assertThat(tokens.insteadOf(refused)).isEqualTo("token-2");
        assertThat(tokens.insteadOf(refused)).isEqualTo("token-2");
        assertThat(tokens.current()).isEqualTo("token-2");
        assertThat(asked).hasValue(2);
    }

    /** A service that refuses every token must not have all its callers ask for one at each request. */
    @Test
    void replacesRefusedTokensAtMostOnceASecond() {
        tokens.current();
        putForward(Duration.ofSeconds(1));

        assertThat(tokens.insteadOf("token-1")).isEqualTo("token-2");
        assertThat(tokens.insteadOf("token-2")).isEqualTo("token-2");
        assertThat(asked).hasValue(2);
    }

    @Test
    void keepsARefusedTokenWhileThereIsNoOtherBecauseOtherServicesMayAcceptIt() {
        tokens.current();
        putForward(Duration.ofSeconds(1));
        unavailable = true;

        assertThat(tokens.insteadOf("token-1")).isEqualTo("token-1");
        assertThat(tokens.insteadOf("token-1")).isEqualTo("token-1");
        assertThat(tokens.current()).isEqualTo("token-1");
        assertThat(asked).hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "null", "{\"access_token\":\"half", "<html>Welcome</html>"})
    void anAnswerWithoutATokenIsAnOutage(String nonsense) {
        answer = nonsense;
        assertThatThrownBy(tokens::current)
                .isInstanceOfSatisfying(
                        ServiceUnavailable.class,
                        outage -> assertThat(outage.mayHaveRun()).isFalse());
    }

    @Test
    void callersThatWaitedForAFailedAttemptDoNotMakeAnother() throws Exception {
        unavailable = true;
        slow = true;
        var failed = new AtomicInteger();
        var callers = IntStream.range(0, 5)
                .mapToObj(_ -> Thread.ofPlatform().start(() -> {
                    try {
                        tokens.current();
                    } catch (ServiceUnavailable e) {
                        failed.incrementAndGet();
                    }
                }))
                .toList();
        await().until(() -> asked.get() == 1
                && callers.stream()
                                .filter(caller -> caller.getState() == Thread.State.WAITING)
                                .count()
                        >= 4);
        gate.countDown();
        for (var caller : callers) {
            caller.join();
        }
        assertThat(failed).hasValue(5);
        assertThat(asked).hasValue(1);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var number = asked.incrementAndGet();
        if (slow) {
            awaitGate();
        }
        var error = answer == null
                ? "{\"access_token\":\"token-" + number + "\",\"expires_in\":" + LIFE.toSeconds() + "}"
                : answer;
        var body = error.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(unavailable ? 503 : 200, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void awaitGate() {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void putForward(Duration duration) {
        now = now.plus(duration);
    }
}
