package org.walletsuite.monitoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;

/** What is in {@code deploy} and {@code docs/runbooks}. */
final class MonitoringFiles {

    static final Path ROOT = Path.of(System.getProperty("suite.root"));
    static final Path PROMETHEUS = ROOT.resolve("deploy/prometheus");
    static final Path RUNBOOKS = ROOT.resolve("docs/runbooks");

    private static final Pattern LISTED = Pattern.compile("`([a-z][a-z0-9_]+)`");

    private MonitoringFiles() {}

    static List<Alert> alerts() {
        var alerts = new ArrayList<Alert>();
        for (var rule : rules()) {
            if (rule.get("alert") instanceof String name) {
                alerts.add(new Alert(
                        name,
                        String.valueOf(rule.get("expr")),
                        texts(rule.get("labels")).getOrDefault("severity", ""),
                        texts(rule.get("annotations"))));
            }
        }
        return alerts;
    }

    /** By the name of the series. */
    static Map<String, List<String>> recordings() {
        var recordings = new HashMap<String, List<String>>();
        for (var rule : rules()) {
            if (rule.get("record") instanceof String name) {
                recordings.computeIfAbsent(name, _ -> new ArrayList<>()).add(String.valueOf(rule.get("expr")));
            }
        }
        return recordings;
    }

    /** The names of the alerts that have a test in which they fire, or in which they are silent. */
    static Set<String> tested(boolean fires) {
        var tested = new TreeSet<String>();
        for (var file : files(PROMETHEUS.resolve("tests"), ".yaml")) {
            for (var test : maps(yaml(file).get("tests"))) {
                for (var check : maps(test.get("alert_rule_test"))) {
                    if (maps(check.get("exp_alerts")).isEmpty() != fires) {
                        tested.add(String.valueOf(check.get("alertname")));
                    }
                }
            }
        }
        return tested;
    }

    static List<Dashboard> dashboards() {
        var mapper = JsonMapper.shared();
        return files(ROOT.resolve("deploy/grafana/dashboards"), ".json").stream()
                .map(file -> Dashboard.of(mapper.readTree(text(file))))
                .toList();
    }

    /** The metrics that a section of the inventory lists. */
    static Set<String> listed(String section) {
        var listed = new TreeSet<String>();
        var text = text(PROMETHEUS.resolve("README.md"));
        var begin = text.indexOf("## " + section + "\n");
        var end = text.indexOf("\n## ", begin + 1);
        text.substring(begin, end < 0 ? text.length() : end)
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(0, line.indexOf('|', 1)))
                .forEach(metrics -> LISTED.matcher(metrics).results().forEach(found -> listed.add(found.group(1))));
        return listed;
    }

    static List<Path> files(Path folder, String ending) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Map<String, Object>> rules() {
        return files(PROMETHEUS.resolve("rules"), ".yaml").stream()
                .flatMap(file -> maps(yaml(file).get("groups")).stream())
                .flatMap(group -> maps(group.get("rules")).stream())
                .toList();
    }

    private static Map<String, Object> yaml(Path file) {
        Map<String, Object> read = new Yaml(new SafeConstructor(new LoaderOptions())).load(text(file));
        return read;
    }

    private static List<Map<String, Object>> maps(@Nullable Object list) {
        var maps = new ArrayList<Map<String, Object>>();
        if (list instanceof List<?> entries) {
            for (var entry : entries) {
                if (entry instanceof Map<?, ?> map) {
                    var copy = new HashMap<String, Object>();
                    map.forEach((key, value) -> copy.put(String.valueOf(key), value));
                    maps.add(copy);
                }
            }
        }
        return maps;
    }

    private static Map<String, String> texts(@Nullable Object map) {
        var texts = new HashMap<String, String>();
        if (map instanceof Map<?, ?> entries) {
            entries.forEach((key, value) -> texts.put(String.valueOf(key), String.valueOf(value)));
        }
        return texts;
    }

    /** The sources of all services and of the platform. */
    static Stream<Path> sources() {
        try (var modules = Files.list(ROOT)) {
            return modules
                    .map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .flatMap(folder -> javaFiles(folder).stream())
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> javaFiles(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
