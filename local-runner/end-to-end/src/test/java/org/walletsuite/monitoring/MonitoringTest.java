package org.walletsuite.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MonitoringTest {

    private static final String RUNBOOKS = "https://runbooks.walletsuite.example/";
    private static final Pattern PANEL =
            Pattern.compile("https://grafana\\.walletsuite\\.example/d/(.+)/\\?viewPanel=(\\d+)");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");

    /** A link to the dashboard of the service that the alert is about. */
    private static final String ANY_SERVICE = "{{ $labels.service }}";

    @Test
    void everyAlertSaysWhatItMeansAndWhoIsCalled() {
        assertThat(MonitoringFiles.alerts()).hasSizeGreaterThan(30).allSatisfy(alert -> {
            assertThat(alert.annotation("summary")).as(alert.name()).isNotEmpty();
            assertThat(alert.annotation("description")).as(alert.name()).isNotEmpty();
            assertThat(alert.severity()).as(alert.name()).isIn("page", "ticket");
        });
    }

    @Test
    void everyAlertHasATestInWhichItFiresAndOneInWhichItIsSilent() {
        var alerts = MonitoringFiles.alerts().stream().map(Alert::name).toList();

        assertThat(MonitoringFiles.tested(true)).containsExactlyInAnyOrderElementsOf(alerts);
        assertThat(MonitoringFiles.tested(false)).containsExactlyInAnyOrderElementsOf(alerts);
    }

    @Test
    void theRulesForTheOperatorAreTheRules() {
        var operator = MonitoringFiles.text(MonitoringFiles.PROMETHEUS.resolve("prometheusrules.yaml"));

        assertThat(MonitoringFiles.files(MonitoringFiles.PROMETHEUS.resolve("rules"), ".yaml"))
                .as("deploy/prometheus/check --update")
                .isNotEmpty()
                .allSatisfy(rules -> assertThat(operator)
                        .contains("\nspec:\n" + MonitoringFiles.text(rules).indent(2)));
    }

    @Test
    void everyAlertHasARunbook() {
        assertThat(MonitoringFiles.alerts()).allSatisfy(alert -> {
            var page = alert.name() + ".md";
            assertThat(alert.annotation("runbook_url")).isEqualTo(RUNBOOKS + page);
            assertThat(MonitoringFiles.RUNBOOKS.resolve(page))
                    .content()
                    .startsWith("# " + alert.name() + "\n")
                    .contains("## What it means", "## What to look at", "## What to type");
            assertThat(MonitoringFiles.text(MonitoringFiles.RUNBOOKS.resolve("README.md")))
                    .contains("](" + page + ")");
        });
    }

    @Test
    void everyAlertLeadsToAPanelThatLeadsToItsRunbook() {
        assertThat(MonitoringFiles.alerts())
                .allSatisfy(alert -> assertThat(panels(alert))
                        .isNotEmpty()
                        .allSatisfy(panel -> assertThat(panel.links()).contains(alert.annotation("runbook_url"))));
    }

    @Test
    void linksBetweenRunbooksLeadSomewhere() {
        assertThat(MonitoringFiles.files(MonitoringFiles.RUNBOOKS, ".md")).allSatisfy(page -> {
            var links = LINK.matcher(MonitoringFiles.text(page)).results().map(link -> link.group(1));
            assertThat(links)
                    .allSatisfy(link ->
                            assertThat(page.resolveSibling(link).normalize()).exists());
        });
    }

    @Test
    void everyPanelHasATitleAUnitAndTheChosenDatasource() {
        var dashboards = MonitoringFiles.dashboards();

        assertThat(dashboards).hasSize(12).extracting(Dashboard::uid).doesNotHaveDuplicates();
        assertThat(dashboards).allSatisfy(dashboard -> {
            assertThat(dashboard.title()).startsWith("Wallet Suite: ");
            assertThat(dashboard.datasources()).containsOnly("${datasource}");
            assertThat(dashboard.panels()).extracting(Panel::id).doesNotHaveDuplicates();
            assertThat(dashboard.panels()).allSatisfy(panel -> {
                assertThat(panel.title()).isNotEmpty();
                assertThat(panel.unit()).as(panel.title()).isNotEmpty();
                assertThat(panel.hasThresholds()).as(panel.title()).isTrue();
                assertThat(panel.queries()).as(panel.title()).isNotEmpty();
            });
        });
    }

    @Test
    void rulesAndPanelsReadMetricsThatExist() {
        var queries = new ArrayList<String>();
        MonitoringFiles.alerts().forEach(alert -> queries.add(alert.expression()));
        MonitoringFiles.recordings().values().forEach(queries::addAll);
        MonitoringFiles.dashboards()
                .forEach(dashboard -> dashboard.panels().forEach(panel -> queries.addAll(panel.queries())));

        var known = new HashSet<>(MonitoringFiles.recordings().keySet());
        known.addAll(RegisteredMetrics.of(MonitoringFiles.sources()));
        known.addAll(MonitoringFiles.listed("Metrics of libraries and of the cluster"));
        var read = new TreeSet<String>();
        queries.forEach(query -> read.addAll(Query.metrics(query)));
        assertThat(read).hasSizeGreaterThan(60).isSubsetOf(known);
    }

    @Test
    void theInventoryListsWhatTheCodeRegisters() {
        assertThat(MonitoringFiles.listed("Metrics of the suite"))
                .hasSizeGreaterThan(30)
                .isSubsetOf(RegisteredMetrics.of(MonitoringFiles.sources()));
    }

    @Test
    void findsTheMetricsOfAQuery() {
        assertThat(Query.metrics("sum by (service, topic) (rate(a_total{uri=~\"/b/[*]|c}\"}[5m])) / on (slo) suite:d"
                        + " > 14.4 * 0.0005 and max(e offset 1d) unless vector(0)"))
                .isEqualTo(Set.of("a_total", "suite:d", "e"));
    }

    @Test
    void rulesKeepTheirPromisesInPromtool() throws IOException, InterruptedException {
        assumeTrue(isInstalled("promtool"), "promtool is not installed (Debian: apt install prometheus)");

        assertThat(promtool("check", "rules", "rules")).isEmpty();
        assertThat(promtool("test", "rules", "tests")).isEmpty();
    }

    private static List<Panel> panels(Alert alert) {
        var link = PANEL.matcher(alert.annotation("dashboard_url"));
        assertThat(link.matches()).as(alert.annotation("dashboard_url")).isTrue();
        var uid = link.group(1);
        var id = Integer.parseInt(link.group(2));
        return MonitoringFiles.dashboards().stream()
                .filter(dashboard -> uid.contains(ANY_SERVICE)
                        ? dashboard.uid().endsWith("-service")
                                || dashboard.uid().equals("suite-gateway")
                        : dashboard.uid().equals(uid))
                .flatMap(dashboard -> dashboard.panels().stream())
                .filter(panel -> panel.id() == id)
                .toList();
    }

    private static boolean isInstalled(String program) {
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(Objects.requireNonNullElse(System.getenv("PATH"), ""))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** What it complains of: nothing when all is well. */
    private static String promtool(String command, String what, String folder)
            throws IOException, InterruptedException {
        var line = new ArrayList<>(List.of("promtool", command, what));
        MonitoringFiles.files(MonitoringFiles.PROMETHEUS.resolve(folder), ".yaml")
                .forEach(file -> line.add(file.toString()));
        var process = new ProcessBuilder(line).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? "" : output;
    }
}
