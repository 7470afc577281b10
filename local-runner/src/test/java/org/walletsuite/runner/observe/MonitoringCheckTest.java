package org.walletsuite.runner.observe;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The check, with a Prometheus of a few answers. */
@SuppressWarnings("NullAway.Init") // Set before each test.
class MonitoringCheckTest {

    private static final String ONE = "{\"values\":[[1,\"NaN\"],[2,\"0\"]]}";

    @TempDir
    private Path repository;

    private HttpServer prometheus;
    private final Map<String, String> results = new ConcurrentHashMap<>();
    private String rules = "";
    private String targets = "";

    @BeforeEach
    void start() throws IOException {
        prometheus = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        prometheus.createContext(
                "/api/v1/query_range", exchange -> reply(exchange, "{\"result\":[" + result(exchange) + "]}"));
        prometheus.createContext(
                "/api/v1/rules", exchange -> reply(exchange, "{\"groups\":[{\"rules\":[" + rules + "]}]}"));
        prometheus.createContext(
                "/api/v1/targets", exchange -> reply(exchange, "{\"activeTargets\":[" + targets + "]}"));
        prometheus.start();
        Files.createDirectories(repository.resolve("deploy/grafana/dashboards"));
    }

    @AfterEach
    void stop() {
        prometheus.stop(0);
    }

    @Test
    void isCleanWherePanelsAndAlertsHaveData() throws IOException {
        panel("rate(a_total[$__rate_interval])");
        rules = rule("alerting", "sum(b_total) > 1", "ok");
        results.putAll(Map.of("rate(a_total[1m])", ONE, "b_total", ONE));

        var report = check();

        assertThat(report.isClean()).isTrue();
        assertThat(report.lines())
                .containsExactly(
                        "1 panels with 1 queries: 1 have data, 0 are empty, 0 need a cluster",
                        "1 alerts and recorded series that read 1 series: 1 have data, 0 are empty, 0 need a cluster");
    }

    @Test
    void namesAPanelAndAnAlertWithoutData() throws IOException {
        panel("rate(a_total[$__rate_interval])");
        rules = rule("alerting", "sum(b_total) > 1", "ok");
        results.put("b_total", "{\"values\":[[1,\"NaN\"]]}");

        var report = check();

        assertThat(report.isClean()).isFalse();
        assertThat(report.lines())
                .contains("EMPTY  suite-some panel 7 \"Some\": rate(a_total[1m])", "EMPTY  Some: b_total");
    }

    @Test
    void excusesWhatOnlyAClusterHas() throws IOException {
        panel("max(cnpg_pg_replication_lag)");

        var report = check();

        assertThat(report.isClean()).isTrue();
        assertThat(report.lines())
                .contains("only in a cluster, from CloudNativePG, which runs the databases of a cluster:"
                        + " suite-some panel 7 \"Some\"");
    }

    @Test
    void namesRulesThatFailAndReplicasThatAreDown() throws IOException {
        panel("a");
        results.put("a", ONE);
        rules = rule("recording", "a", "err");
        targets = "{\"scrapeUrl\":\"http://x/metrics\",\"health\":\"down\",\"lastError\":\"refused\"}";

        var report = check();

        assertThat(report.isClean()).isFalse();
        assertThat(report.lines())
                .contains(
                        "FAILED  Some can't be evaluated: unknown",
                        "FAILED  http://x/metrics gives no metrics: refused");
    }

    private MonitoringReport check() {
        return MonitoringCheck.run(
                repository,
                "http://127.0.0.1:" + prometheus.getAddress().getPort(),
                Instant.EPOCH,
                Instant.EPOCH.plusSeconds(60));
    }

    private void panel(String query) throws IOException {
        Files.writeString(repository.resolve("deploy/grafana/dashboards/some.json"), """
                {"uid":"suite-some","panels":[{"id":1,"type":"row"},{"id":7,"title":"Some","targets":[{"expr":"%s"}]}]}""".formatted(query));
    }

    private static String rule(String type, String query, String health) {
        return "{\"name\":\"Some\",\"type\":\"%s\",\"query\":\"%s\",\"health\":\"%s\"}".formatted(type, query, health);
    }

    private String result(HttpExchange exchange) {
        var query = exchange.getRequestURI().getRawQuery();
        var asked = query.substring("query=".length(), query.indexOf('&'));
        return results.getOrDefault(URLDecoder.decode(asked, StandardCharsets.UTF_8), "");
    }

    private static void reply(HttpExchange exchange, String data) throws IOException {
        try (exchange) {
            var body = ("{\"status\":\"success\",\"data\":" + data + "}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
