package org.walletsuite.runner.observe;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.walletsuite.runner.observe.MonitoringReport.Result;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of Prometheus' HTTP API. */
final class PrometheusClient {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private static final Duration STEP = Duration.ofSeconds(5);

    private final String address;

    PrometheusClient(String address) {
        this.address = address;
    }

    /** A rule that is loaded. */
    record Rule(String name, boolean isAlert, String expression, String error) {}

    /** What a query gives in a period: how many series have a number in it. */
    Result ask(String query, Instant from, Instant to) {
        var answer = get("/api/v1/query_range?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8) + "&start="
                + from.getEpochSecond() + "&end=" + to.getEpochSecond() + "&step=" + STEP.toSeconds());
        if (!answer.path("status").asString("").equals("success")) {
            return new Result.Nothing(answer.path("error").asString("no success"));
        }
        var series = answer.at("/data/result")
                .valueStream()
                .filter(PrometheusClient::hasNumber)
                .count();
        return series == 0 ? new Result.Nothing("") : new Result.Data((int) series);
    }

    private static boolean hasNumber(JsonNode series) {
        return series.path("values")
                .valueStream()
                .anyMatch(value -> !value.path(1).asString("NaN").equals("NaN"));
    }

    List<Rule> rules() {
        return get("/api/v1/rules")
                .at("/data/groups")
                .valueStream()
                .flatMap(group -> group.path("rules").valueStream())
                .map(rule -> new Rule(
                        rule.path("name").asString(),
                        rule.path("type").asString().equals("alerting"),
                        rule.path("query").asString(),
                        rule.path("health").asString().equals("err")
                                ? rule.path("lastError").asString("unknown")
                                : ""))
                .toList();
    }

    /** What gives no metrics. */
    Stream<String> unreachable() {
        return get("/api/v1/targets?state=active")
                .at("/data/activeTargets")
                .valueStream()
                .filter(target -> !target.path("health").asString().equals("up"))
                .map(target -> target.path("scrapeUrl").asString() + " gives no metrics: "
                        + target.path("lastError").asString(""));
    }

    private JsonNode get(String path) {
        var request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(Duration.ofSeconds(30))
                .build();
        try {
            return JsonMapper.shared()
                    .readTree(HTTP.send(request, BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new IllegalStateException("Prometheus gave no answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
