package org.walletsuite.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The directories of the repository, of this suite's state, and of the caches that several suites may share. */
record Layout(Path root, Path home, Path cache) {

    private static final long LEAST_DISK = 2L * 1024 * 1024 * 1024;
    private static final String SAMPLE_PARTNERS = "sample-partners.properties";
    private static final List<String> STATE =
            List.of("postgres", "kafka", "mail", "logs", Prometheus.NAME, "secrets.properties", SAMPLE_PARTNERS);

    Path serviceJar(Service service) {
        return jar(root.resolve(service.module()).resolve("target"), service.module());
    }

    /** A module's test-jar. */
    Path testsJar(Service service) {
        var jar = serviceJar(service);
        return jar.resolveSibling(jar.getFileName().toString().replace(".jar", "-tests.jar"));
    }

    /** The runner's own libraries, which include the broker and PostgreSQL. */
    Path libraries() {
        return root.resolve("local-runner/target/lib");
    }

    Path log(String part) {
        return home.resolve("logs").resolve(part + ".log");
    }

    Path postgres() {
        return home.resolve("postgres");
    }

    Path kafka() {
        return home.resolve("kafka");
    }

    Path mail() {
        return home.resolve("mail");
    }

    /** The sample partners' secrets. */
    Path samplePartners() {
        return home.resolve(SAMPLE_PARTNERS);
    }

    /** What the sample partners were sent. */
    Path webhooks() {
        return LogFile.ofWebhooks(home).path();
    }

    Path secrets() {
        return home.resolve("secrets.properties");
    }

    Path table() {
        return home.resolve("services.json");
    }

    Path lock() {
        return home.resolve("run.lock");
    }

    Path apps() {
        return cache.resolve("app");
    }

    Path aot() {
        return cache.resolve("aot");
    }

    void requireDisk() throws IOException {
        var free = Files.getFileStore(home).getUsableSpace();
        if (free < LEAST_DISK) {
            throw new StartFailure(
                    "only %s MiB of disk are free for %s: 2048 MiB are needed".formatted(free / (1024 * 1024), home));
        }
    }

    void create() throws IOException {
        for (var directory : List.of(home.resolve("logs"), postgres(), kafka(), mail(), apps(), aot())) {
            Files.createDirectories(directory);
        }
    }

    /** Deletes everything but the caches, which depend only on the jars. */
    void forgetState() throws IOException {
        for (var name : STATE) {
            DirectoryTrees.delete(home.resolve(name));
        }
        DirectoryTrees.delete(webhooks());
        DirectoryTrees.delete(LogFile.rotated(webhooks()));
    }

    private static Path jar(Path target, String module) {
        var name = Pattern.compile(Pattern.quote(module) + "-\\d[^/]*(?<!-tests|-sources|-javadoc)\\.jar");
        if (Files.isDirectory(target)) {
            try (var files = Files.list(target)) {
                var found = files.filter(file ->
                                name.matcher(file.getFileName().toString()).matches())
                        .sorted()
                        .toList();
                if (!found.isEmpty()) {
                    return found.getLast();
                }
            } catch (IOException e) {
                throw new StartFailure("can't read " + target + ": " + e.getMessage(), e);
            }
        }
        throw new StartFailure("no jar of " + module + " in " + target + ": build it with mvn package");
    }
}
