package org.walletsuite.runner.observe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** A query of a panel of a dashboard, with Grafana's variables filled in. */
record PanelQuery(String dashboard, int panel, String title, String query) {

    /** Longer than four collections of metrics, as Grafana has it. */
    private static final String RATE_INTERVAL = "1m";

    /** Of all dashboards in a folder. */
    static List<PanelQuery> in(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .flatMap(file -> of(file).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<PanelQuery> of(Path file) {
        try {
            var dashboard = JsonMapper.shared().readTree(Files.readString(file));
            return dashboard
                    .path("panels")
                    .valueStream()
                    .flatMap(panel -> panel.path("targets")
                            .valueStream()
                            .map(target -> new PanelQuery(
                                    dashboard.path("uid").asString(),
                                    panel.path("id").asInt(),
                                    panel.path("title").asString(),
                                    target.path("expr").asString().replace("$__rate_interval", RATE_INTERVAL))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String asker() {
        return dashboard + " panel " + panel + " \"" + title + "\"";
    }
}
