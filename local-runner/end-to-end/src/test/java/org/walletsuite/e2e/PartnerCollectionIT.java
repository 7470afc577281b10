package org.walletsuite.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.walletsuite.runner.fixture.PartnerFixture.DIRECT_PAYMENT;
import static org.walletsuite.runner.fixture.PartnerFixture.FLOAT_BASED;
import static org.walletsuite.runner.fixture.PartnerFixture.UAT;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.walletsuite.runner.fixture.GatewayClient;
import org.walletsuite.runner.fixture.PartnerFixture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The collection that partners import into Postman passes against the suite, run by Newman where Node and npm are; elsewhere
 * this is skipped, and {@link PartnerIT} has most of its scenarios.
 */
class PartnerCollectionIT {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Path ROOT = Path.of(System.getProperty("suite.root"));
    private static final Path COLLECTION = ROOT.resolve("docs/partner-api.postman_collection.json");
    private static final Path DESCRIPTION = ROOT.resolve("docs/partner-api-openapi.yaml");
    private static final String WEBHOOKS = "/api/v1/partner/webhooks";
    private static final Duration LONGEST_RUN = Duration.ofMinutes(10);

    /** A registry that has not answered by then is not waited for: the test is skipped. */
    private static final Duration LONGEST_INSTALLATION = Duration.ofSeconds(90);

    private static final Duration SOON = Duration.ofSeconds(30);

    /** After the scale of the suite's limits it is used up in seconds. */
    private static final int RATE_LIMIT = 1;

    private final RunningSuite suite = RunningSuite.shared();

    @TempDir
    Path folder;

    @Test
    void everyScenarioOfUatPasses() throws IOException, InterruptedException {
        var newman = newman();
        var receiver = receiver();
        try {
            var environment = folder.resolve("environment.json");
            Files.writeString(environment, JSON.writeValueAsString(environment(receiver.getAddress())));
            var report = folder.resolve("report.json");
            var command = new ArrayList<>(
                    List.of(newman.toString(), "run", COLLECTION.toString(), "--environment", environment.toString()));
            command.addAll(List.of("--reporters", "json", "--reporter-json-export", report.toString()));
            scenarios().forEach(scenario -> command.addAll(List.of("--folder", scenario)));

            var ran = run(folder, command, LONGEST_RUN);

            assertThat(report).as("Newman wrote no report: %s", ran.output()).exists();
            var outcome = JSON.readTree(Files.readString(report)).path("run");
            assertThat(failures(outcome)).isEmpty();
            assertThat(ran.exitCode()).as(ran.output()).isZero();
            assertThat(outcome.at("/stats/assertions/total").asInt()).isGreaterThan(20);
        } finally {
            receiver.stop(0);
        }
    }

    /** The collection's folders, without those for what this suite's API does not have. */
    private static List<String> scenarios() throws IOException {
        var hasWebhooks = Files.readString(DESCRIPTION).contains(WEBHOOKS);
        return JSON.readTree(Files.readString(COLLECTION))
                .path("item")
                .valueStream()
                .filter(scenario -> hasWebhooks || !scenario.toString().contains(WEBHOOKS))
                .map(scenario -> scenario.path("name").asString())
                .toList();
    }

    private Map<String, Object> environment(InetSocketAddress receiver) {
        var admin = new GatewayClient(suite.gateway(), null).logIn("admin@example.com");
        var direct = PartnerFixture.create(admin, UAT, DIRECT_PAYMENT, RATE_LIMIT);
        var floating = PartnerFixture.create(admin, UAT, FLOAT_BASED);
        var webhooks = "http://127.0.0.1:" + receiver.getPort();
        return Map.of(
                "name",
                "the running suite",
                "values",
                List.of(
                        value("base_url", suite.gateway().toString()),
                        value("first_retry_ms", Long.toString(RunningSuite.FIRST_WEBHOOK_RETRY.toMillis())),
                        value("client_id", direct.id),
                        value("client_secret", direct.secret),
                        value("float_client_id", floating.id),
                        value("float_client_secret", floating.secret),
                        value("webhook_url", webhooks + "/hooks"),
                        value("webhook_failing_url", webhooks + "/fail")));
    }

    private static Map<String, Object> value(String key, String value) {
        return Map.of("key", key, "value", value, "enabled", true);
    }

    private static List<String> failures(JsonNode run) {
        return run.path("failures")
                .valueStream()
                .map(failure -> failure.at("/parent/name").asString("") + " / "
                        + failure.at("/source/name").asString("") + ": "
                        + failure.at("/error/test").asString("") + ": "
                        + failure.at("/error/message").asString(""))
                .toList();
    }

    /** An endpoint for webhooks that takes some in and fails for others. */
    private static HttpServer receiver() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(exchange.getRequestURI().getPath().equals("/hooks") ? 200 : 500, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    /** The command, in the version that the lock file names, from the copy of an earlier run where there is one. */
    private static Path newman() throws IOException, InterruptedException {
        var home = Files.createDirectories(ROOT.resolve("local-runner/end-to-end/target/newman"));
        requireTool(home, "node");
        requireTool(home, "npm");
        var lock = "package-lock.json";
        var declared = ROOT.resolve("local-runner/end-to-end/src/test/resources/newman");
        var command = home.resolve("node_modules/.bin/newman");
        if (!Files.exists(command) || Files.mismatch(declared.resolve(lock), home.resolve(lock)) >= 0) {
            for (var file : List.of("package.json", lock)) {
                Files.copy(declared.resolve(file), home.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
            var installed = run(
                    home, List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"), LONGEST_INSTALLATION);
            if (installed.exitCode() != 0) {
                abort("The collection was not run: npm can't install Newman here: " + installed.output());
            }
        }
        return command;
    }

    private static void requireTool(Path home, String tool) throws InterruptedException {
        try {
            if (run(home, List.of(tool, "--version"), SOON).exitCode() == 0) {
                return;
            }
        } catch (IOException _) {
            // It isn't there.
        }
        abort("The collection was not run: it needs " + tool + ", which isn't here");
    }

    private record Ran(int exitCode, String output) {}

    private static Ran run(Path directory, List<String> command, Duration longest)
            throws IOException, InterruptedException {
        var log = Files.createTempFile(directory, "output", ".log");
        var process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            var isOver = process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS);
            return new Ran(isOver ? process.exitValue() : -1, Files.readString(log));
        } finally {
            process.destroyForcibly();
            Files.deleteIfExists(log);
        }
    }
}
