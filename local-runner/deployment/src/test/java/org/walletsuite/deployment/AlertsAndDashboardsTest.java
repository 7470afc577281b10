package org.walletsuite.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Where metrics are collected, somebody is called by them and can look at them. */
class AlertsAndDashboardsTest {

    private static final Path RULES = Manifests.DEPLOY.resolve("prometheus/rules");
    private static final Path DASHBOARDS = Manifests.DEPLOY.resolve("grafana/dashboards");

    /** By which Grafana's sidecar finds dashboards. */
    private static final String DASHBOARD = "/metadata/labels/grafana_dashboard";

    @EveryLargeOverlay
    void carriesEveryRule(String overlay) {
        var carried = Manifests.rendered(overlay, "PrometheusRule")
                .flatMap(rules -> KubeObject.items(rules.at("/spec/groups")))
                .toList();

        assertThat(carried).containsExactlyInAnyOrderElementsOf(groups());
        assertThat(alerts(carried.stream())).hasSizeGreaterThan(30).doesNotHaveDuplicates();
    }

    @EveryLargeOverlay
    void carriesEveryDashboard(String overlay) {
        var carried = Manifests.rendered(overlay, "ConfigMap")
                .filter(map -> map.at(DASHBOARD).asString("").equals("1"))
                .flatMap(map -> KubeObject.strings(map.at("/data")).entrySet().stream())
                .toList();

        assertThat(carried)
                .hasSize(files(DASHBOARDS).size())
                .allSatisfy(dashboard -> assertThat(DASHBOARDS.resolve(dashboard.getKey()))
                        .content()
                        .isEqualTo(dashboard.getValue()));
    }

    @EveryOverlay
    void carriesRulesWhereItCollectsMetricsAndNowhereElse(String overlay) {
        var collects = Manifests.rendered(overlay, "ServiceMonitor").findAny().isPresent();

        assertThat(Manifests.rendered(overlay, "PrometheusRule").findAny().isPresent())
                .isEqualTo(collects);
    }

    /** A ConfigMap holds a mebibyte, and an object is kept once more in an annotation of a quarter of that. */
    @Test
    void everyDashboardFitsIntoItsConfigMap() {
        assertThat(files(DASHBOARDS))
                .hasSizeGreaterThan(10)
                .allSatisfy(file -> assertThat(Files.size(file)).isLessThan(200_000));
    }

    private static List<JsonNode> groups() {
        return files(RULES).stream()
                .flatMap(Manifests::documents)
                .flatMap(rules -> KubeObject.items(rules.path("groups")))
                .toList();
    }

    private static List<String> alerts(Stream<JsonNode> groups) {
        return groups.flatMap(group -> KubeObject.items(group.path("rules")))
                .filter(rule -> rule.has("alert"))
                .map(rule -> rule.path("alert").asString())
                .toList();
    }

    private static List<Path> files(Path folder) {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
