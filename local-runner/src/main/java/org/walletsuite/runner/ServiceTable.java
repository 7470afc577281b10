package org.walletsuite.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The addresses and processes of a running suite's parts, stored in {@code services.json} for scripts and the other
 * commands.
 *
 * @param kafka the broker's bootstrap address
 */
public record ServiceTable(long runnerPid, String gateway, String kafka, List<Row> services) {

    /** The script starts every runner with this property. */
    private static final String RUNNER_MARKER = "-Dsuite.root=";

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /**
     * One part.
     *
     * @param pid 0 while it isn't running
     * @param databaseUrl JDBC URL without a password, empty when the part has no database
     */
    public record Row(String name, String url, int port, long pid, String databaseUrl) {}

    public static Optional<ServiceTable> read(Path home) throws IOException {
        var file = home.resolve("services.json");
        return Files.exists(file)
                ? Optional.of(JSON.readValue(Files.readString(file), ServiceTable.class))
                : Optional.empty();
    }

    /** The row of a part by its name or the beginning of it. */
    public Optional<Row> find(String name) {
        return services.stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .or(() -> services.stream()
                        .filter(row -> row.name().startsWith(name))
                        .findFirst());
    }

    /** The runner's process; empty when it is gone, or its pid belongs to another program. */
    public Optional<ProcessHandle> runner() {
        return ProcessHandle.of(runnerPid)
                .filter(process ->
                        OsProcess.arguments(process).stream().anyMatch(argument -> argument.startsWith(RUNNER_MARKER)));
    }

    /** The ports of these parts, without those of Kafka's controller and the gateway's management. */
    public Ports ports() {
        var services = new EnumMap<Service, Integer>(Service.class);
        for (var service : Service.values()) {
            services.put(service, find(service.module()).map(Row::port).orElse(service.defaultPort()));
        }
        return new Ports(
                services,
                0,
                port(Postgres.NAME),
                port(KafkaBroker.NAME),
                0,
                port(MailSink.NAME),
                port(WebhookReceiver.NAME));
    }

    private int port(String name) {
        return find(name).map(Row::port).orElse(0);
    }

    void write(Path file) throws IOException {
        var draft = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(draft, JSON.writeValueAsString(this));
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
