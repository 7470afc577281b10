package org.walletsuite.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.platform.testing.Patience.await;

import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.walletsuite.platform.security.Role;

class OutageTest extends GatewayTest {

    @Test
    void anUnavailableServiceIs503WithRetryAfter() {
        var answer = client().post("/api/v1/wallets/absent", "{}", "Authorization", bearer(Role.STAFF));
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().allValues("Retry-After")).containsExactly("1");
        assertThat(answer.body()).contains("\"error\":{\"code\":\"SERVICE_UNAVAILABLE\"");
        var giftCard = client().get("/account/absent", "Authorization", bearer(Role.STAFF));
        assertThat(giftCard.body()).isEqualTo("{\"detail\":\"Service temporarily unavailable, try again later.\"}");
        assertThat(giftCard.headers().allValues("X-Request-ID")).hasSize(1);
    }

    @Test
    void aServiceThatDoesNotAnswerIs504() {
        var end = new CountDownLatch(1);
        PAYMENT.answers(exchange -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            var answer = client().post(
                            "/api/v1/wallets/silent",
                            "{}",
                            "Authorization",
                            bearer(Role.ADMIN),
                            "Idempotency-Key",
                            "freeze-1");
            assertThat(answer.statusCode()).isEqualTo(504);
            assertThat(answer.body()).contains("\"error\":{\"code\":\"TIMEOUT\"");
            assertThat(answer.headers().allValues("Retry-After"))
                    .as("only the service knows whether it goes by the key")
                    .isEmpty();
            await().until(() -> PAYMENT.requests() == 1);
        } finally {
            end.countDown();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage\r\n\r\n",
                "SSH-2.0-OpenSSH_9.9\r\n",
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"half\":",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n{}\r\n"
            })
    void anInvalidAnswerIs502ToAReadAnd504ToACommandThatMayHaveRun(String nonsense) {
        BROKEN.says(nonsense);
        var before = BROKEN.connections();
        var read = client().get("/api/v1/wallets/broken", "Authorization", bearer(Role.STAFF));
        assertThat(read.statusCode()).isEqualTo(502);
        assertThat(read.body())
                .isEqualTo("{\"error\":{\"code\":\"BAD_GATEWAY\","
                        + "\"message\":\"A service behind the gateway gave no usable answer\"}}");
        var command = broken();
        assertThat(command.statusCode()).isEqualTo(504);
        assertThat(command.body())
                .isEqualTo(
                        "{\"error\":{\"code\":\"TIMEOUT\","
                                + "\"message\":\"No answer in time; retry with the same Idempotency-Key to learn the outcome\"}}");
        assertThat(read.headers().allValues("Retry-After")).containsExactly("1");
        assertThat(command.headers().allValues("Retry-After"))
                .as("without a key a retry would run twice")
                .isEmpty();
        for (var answer : List.of(read, command)) {
            assertThat(answer.headers().allValues("X-Request-ID")).hasSize(1);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        }
        assertThat(BROKEN.connections() - before).as("never retried").isEqualTo(2);
    }

    @Test
    void aTruncatedAnswerNeverLooksComplete() {
        BROKEN.says("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "8000\r\n" + "x".repeat(0x8000) + "\r\n");
        var before = BROKEN.connections();
        var answer = client().raw("GET /api/v1/wallets/broken HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                + bearer(Role.STAFF) + "\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 200 ").contains("xxxx").doesNotContain("error", "\r\n0\r\n");
        assertThat(BROKEN.connections() - before).as("never retried").isEqualTo(1);
    }

    @Test
    void aClientThatDisconnectsEndsTheServicesAnswer() throws Exception {
        var hungUp = new CountDownLatch(1);
        PAYMENT.answers(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            try {
                while (true) {
                    exchange.getResponseBody().write("data: tick\n\n".getBytes(StandardCharsets.UTF_8));
                    exchange.getResponseBody().flush();
                    Thread.sleep(10);
                }
            } catch (IOException | InterruptedException e) {
                hungUp.countDown();
            }
        });
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), client().port())) {
            socket.getOutputStream()
                    .write(("GET /api/v1/payments HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + bearer(Role.STAFF)
                                    + "\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            assertThat(socket.getInputStream().read()).isEqualTo('H');
        }
        await().until(() -> hungUp.getCount() == 0);
    }

    @Test
    void theBreakerOpensForOneServicesCommandsOnly() {
        BROKEN.says("garbage\r\n\r\n");
        var isOpen = false;
        for (int call = 0; call < 500 && !isOpen; call++) {
            assertThat(broken().statusCode()).isEqualTo(504);
            isOpen = breaker("broken-commands").getState() == State.OPEN;
        }
        assertThat(isOpen).isTrue();
        breaker("broken-commands").transitionToForcedOpenState();
        var before = BROKEN.connections();
        var refused = broken();
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().allValues("Retry-After")).containsExactly("1");
        assertThat(BROKEN.connections()).isEqualTo(before);
        client().get("/api/v1/wallets/broken", "Authorization", bearer(Role.STAFF));
        assertThat(BROKEN.connections()).as("reads go on").isEqualTo(before + 1);
        assertThat(client().get("/api/v1/me/wallets", "Authorization", bearer(Role.USER))
                        .statusCode())
                .isEqualTo(200);
    }

    private HttpResponse<String> broken() {
        return client().post("/api/v1/wallets/broken", "{}", "Authorization", bearer(Role.STAFF));
    }

    /** A service that answers with an error is available: what failed for one request may not concern the others. */
    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503, 504})
    void aServicesErrorsDoNotOpenTheBreaker(int status) {
        PAYMENT.answers(exchange -> Backend.reply(exchange, status, "{}"));
        for (int call = 0; call < 30; call++) {
            assertThat(client().get("/api/v1/payments", "Authorization", bearer(Role.STAFF))
                            .statusCode())
                    .isEqualTo(status);
        }
        assertThat(breaker("payment-reads").getState()).isEqualTo(State.CLOSED);
    }
}
