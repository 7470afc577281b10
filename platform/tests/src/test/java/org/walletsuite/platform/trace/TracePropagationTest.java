package org.walletsuite.platform.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.tracing.Tracer;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;
import org.walletsuite.platform.testing.ServiceTest;

/** Traces without a collector. */
@ServiceTest
class TracePropagationTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    @LocalServerPort
    private int port;

    @Test
    void aTraceIsPassedOnToServicesAndLogs() throws Exception {
        var answer = get("00-" + TRACE + "-b7ad6b7169203331-01");
        assertThat(answer).matches(TRACE + " ([0-9a-f]{16}) 00-" + TRACE + "-\\1-01");
        assertThat(answer).doesNotContain("b7ad6b7169203331");
    }

    @Test
    void aTraceBeginsHereWithoutAValidTraceparent() throws Exception {
        var begun = "([0-9a-f]{32}) ([0-9a-f]{16}) 00-\\1-\\2-00";
        assertThat(get(null)).matches(begun);
        assertThat(get("00-" + TRACE + "-b7ad6b7169203331-zz")).matches(begun).doesNotContain(TRACE);
    }

    @Test
    void nothingRecordsSpans(@Autowired ApplicationContext service, @Autowired DataSource database) {
        assertThat(service.getBeansOfType(SpanExporter.class)).isEmpty();
        assertThat(service.getBeansOfType(SpanProcessor.class)).isEmpty();
        assertThat(service.getBeansOfType(SdkTracerProvider.class)).isEmpty();
        assertThat(service.getBeansOfType(Tracer.class)).isEmpty();
        assertThat(database.getClass().getName()).isEqualTo("com.zaxxer.hikari.HikariDataSource");
    }

    private String get(@Nullable String traceparent) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/open"));
        if (traceparent != null) {
            request.header(TraceParent.HEADER, traceparent);
        }
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString()).body();
        }
    }

    @TestConfiguration
    static class Endpoints {

        /** Calls itself as another service would be called, and answers the ids in its log and the header that was sent. */
        @RestController
        static class Relay {

            private final RestClient service;

            Relay(RestClient.Builder builder) {
                this.service = builder.build();
            }

            /** As bytes, because a text would be answered as JSON. */
            @GetMapping("/open")
            byte[] open(
                    @RequestHeader(required = false, name = "X-From-Service") @Nullable String isService,
                    HttpServletRequest request) {
                return seen(isService, request).getBytes(StandardCharsets.US_ASCII);
            }

            private String seen(@Nullable String isService, HttpServletRequest request) {
                if (isService != null) {
                    return Objects.requireNonNull(request.getHeader(TraceParent.HEADER));
                }
                var logged = MDC.get("traceId") + " " + MDC.get("spanId") + " ";
                return logged
                        + service.get()
                                .uri("http://127.0.0.1:" + request.getLocalPort() + "/open")
                                .header("X-From-Service", "yes")
                                .retrieve()
                                .body(String.class);
            }
        }
    }
}
