package org.walletsuite.platform.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.platform.testing.Patience.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.platform.testing.ServiceTest;

/** Traces with a collector. */
@ServiceTest
@TestPropertySource(properties = "management.opentelemetry.tracing.export.schedule-delay=50ms")
class RecordedTraceTest {

    private static final List<byte[]> COLLECTED = new CopyOnWriteArrayList<>();
    private static final HttpServer COLLECTOR = collector();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void endpoint(DynamicPropertyRegistry properties) {
        properties.add(
                "management.opentelemetry.tracing.export.otlp.endpoint",
                () -> "http://127.0.0.1:" + COLLECTOR.getAddress().getPort() + "/v1/traces");
    }

    @AfterAll
    static void close() {
        COLLECTOR.stop(0);
    }

    @Test
    void aSampledTraceIsCollectedWithItsStatementsAndWithoutParameters() {
        var sampled = "0af7651916cd43dd8448eb211c80319c";
        await().untilAsserted(() -> {
            assertThat(get("00-" + sampled + "-b7ad6b7169203331-01")).isEqualTo(500);
            assertThat(collected())
                    .contains(
                            "http get /open", "select ?::int", raw(sampled), raw("b7ad6b7169203331"), "platform-test");
        });
        assertThat(collected()).doesNotContain("hunter2").doesNotContain("invalid input syntax");
    }

    @Test
    void anUnsampledTraceIsNotCollected() throws Exception {
        var unwanted = "1af7651916cd43dd8448eb211c80319c";
        var wanted = "2af7651916cd43dd8448eb211c80319c";
        get("00-" + unwanted + "-b7ad6b7169203331-00");
        await().untilAsserted(() -> {
            get("00-" + wanted + "-b7ad6b7169203331-01");
            assertThat(collected()).contains(raw(wanted));
        });
        assertThat(collected()).doesNotContain(raw(unwanted));
    }

    private int get(String traceparent) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/open?secret=hunter2"))
                .header(TraceParent.HEADER, traceparent);
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString()).statusCode();
        }
    }

    private static String collected() {
        return String.join(
                "",
                COLLECTED.stream()
                        .map(body -> new String(body, StandardCharsets.ISO_8859_1))
                        .toList());
    }

    private static String raw(String hex) {
        return new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);
    }

    private static HttpServer collector() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/v1/traces", exchange -> {
                COLLECTED.add(exchange.getRequestBody().readAllBytes());
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @TestConfiguration
    static class Endpoints {

        @RestController
        static class Fails {

            private final JdbcClient db;

            Fails(JdbcClient db) {
                this.db = db;
            }

            @GetMapping("/open")
            int open(@RequestParam String secret) {
                return db.sql("select ?::int")
                        .param(secret)
                        .query(Integer.class)
                        .single();
            }
        }
    }
}
