package org.walletsuite.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.walletsuite.platform.security.Role;

/** The stream of notifications, whose route is one of a stream. */
class NotificationStreamTest extends GatewayTest {

    private static final String PATH = "/notifications/stream";

    @Test
    void eventsComeWhileTheServiceGoesOn() throws Exception {
        var mayGoOn = new CountDownLatch(1);
        NOTIFICATION.answers(exchange -> {
            begin(exchange);
            say(exchange, "id: 1\ndata: one\n\n");
            await(mayGoOn);
            say(exchange, "id: 2\ndata: two\n\n");
        });

        try (var listener = new StreamClient(client().port(), PATH, bearer(Role.USER))) {
            assertThat(listener.hears("id: 1\ndata: one\n\n"))
                    .startsWith("HTTP/1.1 200")
                    .contains("text/event-stream");
            mayGoOn.countDown();
            listener.hears("id: 2\ndata: two\n\n");

            assertThat(listener.hears(StreamClient.END)).endsWith(StreamClient.END);
        }
    }

    @Test
    void theLastIdArrivesAlsoFromAnotherOrigin() {
        var preflight = client().send(
                        PATH,
                        request -> request.method("OPTIONS", HttpRequest.BodyPublishers.noBody()),
                        "Origin",
                        "https://shop.example",
                        "Access-Control-Request-Method",
                        "GET",
                        "Access-Control-Request-Headers",
                        "authorization,last-event-id");
        assertThat(preflight.statusCode()).isEqualTo(200);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Headers"))
                .hasValueSatisfying(allowed -> assertThat(allowed).contains("last-event-id"));

        var answer = client().get(
                        PATH + "/",
                        "Origin",
                        "https://shop.example",
                        "Authorization",
                        bearer(Role.USER),
                        "Last-Event-ID",
                        "17");

        assertThat(answer.statusCode()).isEqualTo(200);
        var arrived = NOTIFICATION.next();
        assertThat(arrived.target()).isEqualTo(PATH);
        assertThat(arrived.header("Last-Event-ID")).isEqualTo("17");
    }

    @Test
    void refusalsOfTheServicePassThrough() {
        NOTIFICATION.answers(exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "5");
            Backend.reply(exchange, 429, "{\"detail\":\"Request was throttled.\"}");
        });

        var answer = client().get(PATH, "Authorization", bearer(Role.USER));

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.body()).isEqualTo("{\"detail\":\"Request was throttled.\"}");
        assertThat(answer.headers().allValues("Retry-After")).containsExactly("5");
    }

    @Test
    void nobodyListensWithoutAToken() {
        assertThat(client().get(PATH).statusCode()).isEqualTo(401);
        assertThat(NOTIFICATION.requests()).isZero();
    }

    private static void begin(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
    }

    private static void say(HttpExchange exchange, String event) throws IOException {
        exchange.getResponseBody().write(event.getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            if (!latch.await(1, TimeUnit.MINUTES)) {
                throw new IOException("Nobody read the first event");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
