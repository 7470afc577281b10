package org.walletsuite.runner.observe;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.walletsuite.runner.observe.MonitoringReport.Answer;
import org.walletsuite.runner.observe.MonitoringReport.Result;
import org.walletsuite.runner.observe.PrometheusClient.Rule;

/**
 * Asks Prometheus what every panel asks, and for every series that an alert or a recorded series reads. A panel that shows
 * nothing under load, or an alert about a series that nobody exports, is worth nothing when it is needed.
 */
public final class MonitoringCheck {

    private final PrometheusClient prometheus;
    private final Instant from;
    private final Instant to;

    private MonitoringCheck(PrometheusClient prometheus, Instant from, Instant to) {
        this.prometheus = prometheus;
        this.from = from;
        this.to = to;
    }

    /** Of a suite that was under load in this period, with the dashboards of a repository. */
    public static MonitoringReport run(Path repository, String prometheus, Instant from, Instant to) {
        var client = new PrometheusClient(prometheus);
        return new MonitoringCheck(client, from, to)
                .check(PanelQuery.in(repository.resolve("deploy/grafana/dashboards")), client.rules());
    }

    private MonitoringReport check(List<PanelQuery> panels, List<Rule> rules) {
        var answers = new ArrayList<Answer>();
        for (var panel : panels) {
            answers.add(new Answer(panel.asker(), true, panel.query(), ask(panel.query())));
        }
        for (var rule : rules) {
            for (var selector : Selectors.of(rule.expression())) {
                answers.add(new Answer(rule.name(), false, selector, ask(selector)));
            }
        }
        var failures = Stream.concat(
                rules.stream()
                        .filter(rule -> !rule.error().isEmpty())
                        .map(rule -> rule.name() + " can't be evaluated: " + rule.error()),
                prometheus.unreachable());
        return new MonitoringReport(
                (int) panels.stream().map(PanelQuery::asker).distinct().count(),
                (int) rules.stream().filter(Rule::isAlert).count(),
                answers,
                failures.toList());
    }

    private Result ask(String query) {
        var result = prometheus.ask(query, from, to);
        return result instanceof Result.Nothing
                ? Selectors.of(query).stream()
                        .flatMap(selector -> ClusterMetrics.exporter(selector).stream())
                        .findFirst()
                        .<Result>map(Result.OnlyInACluster::new)
                        .orElse(result)
                : result;
    }
}
