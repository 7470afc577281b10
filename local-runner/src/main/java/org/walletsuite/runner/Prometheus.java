package org.walletsuite.runner;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Prometheus with the rules and alerts of {@code deploy}, where it is installed: it collects the suite's metrics. */
final class Prometheus implements Program {

    static final String NAME = "prometheus";

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .build();

    private final Path rules;
    private final Path home;
    private final Path directory;
    private final Ports ports;
    private final int port;
    private final Duration every;

    /** Collects at this interval, and answers queries at this port. */
    Prometheus(Layout layout, Ports ports, int port, Duration every) {
        if (!OsProcess.onPath(NAME)) {
            throw new StartFailure("Prometheus isn't installed (Debian: apt install prometheus)");
        }
        if (!Ports.isFree(port)) {
            throw new StartFailure("port %s (%s) is in use%s: stop that first"
                    .formatted(
                            port,
                            NAME,
                            PortHolder.of(port).map(holder -> " by " + holder).orElse("")));
        }
        this.rules = layout.root().resolve("deploy/prometheus/rules");
        this.home = layout.home();
        this.directory = home.resolve(NAME);
        this.ports = ports;
        this.port = port;
        this.every = every;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public String databaseUrl() {
        return "";
    }

    @Override
    public void prepare() {
        try {
            Files.createDirectories(directory);
            Files.writeString(settingsFile(), settings(ports, rules, every));
        } catch (IOException e) {
            throw new StartFailure("can't prepare " + directory + ": " + e.getMessage(), e);
        }
    }

    static String settings(Ports ports, Path rules, Duration every) {
        var targets = Service.withDatabase().stream().map(ports::of).collect(Collectors.toList());
        targets.add(ports.operators());
        return """
                global: {scrape_interval: %1$ds, evaluation_interval: %1$ds}
                rule_files: ["%2$s/*.yaml"]
                scrape_configs:
                  - job_name: services
                    metrics_path: /actuator/prometheus
                    static_configs:
                      - targets: [%3$s]
                """.formatted(
                every.toSeconds(),
                rules,
                targets.stream().map(each -> "\"127.0.0.1:" + each + "\"").collect(Collectors.joining(", ")));
    }

    @Override
    public List<String> command() {
        return List.of(
                NAME,
                "--config.file=" + settingsFile(),
                dataArgument(home),
                "--storage.tsdb.retention.time=2d",
                "--web.listen-address=127.0.0.1:" + port);
    }

    /** The argument that identifies the process of this suite. */
    static String dataArgument(Path home) {
        return "--storage.tsdb.path=" + home.resolve(NAME).resolve("data");
    }

    @Override
    public Map<String, String> environment() {
        return Map.of();
    }

    @Override
    public boolean answers() {
        var request = HttpRequest.newBuilder(URI.create(url() + "/-/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return CLIENT.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public String stopSignal() {
        return "TERM";
    }

    @Override
    public Duration stopGrace() {
        return Duration.ofSeconds(10);
    }

    private Path settingsFile() {
        return directory.resolve("prometheus.yml");
    }
}
