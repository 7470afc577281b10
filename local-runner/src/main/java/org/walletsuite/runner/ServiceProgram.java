package org.walletsuite.runner;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A service, run from its real jar: unpacked once, because class caches need plain jars on the class path. */
final class ServiceProgram implements Program {

    private static final Duration LONGEST_UNPACKING = Duration.ofMinutes(3);
    private static final Duration LONGEST_MIGRATION = Duration.ofMinutes(3);
    private static final String UNTIL_SET_UP = "-Dspring.context.exit=onRefresh";

    private final Replica replica;
    private final Layout layout;
    private final Ports ports;
    private final Map<String, String> environment;
    private final Path jar;
    private final AotCache cache;
    private final boolean optimized;

    private ServiceProgram(
            Replica replica,
            Layout layout,
            Ports ports,
            Map<String, String> environment,
            Path jar,
            AotCache cache,
            boolean optimized) {
        this.replica = replica;
        this.layout = layout;
        this.ports = ports;
        this.environment = Map.copyOf(environment);
        this.jar = jar;
        this.cache = cache;
        this.optimized = optimized;
    }

    static ServiceProgram of(Replica replica, SuiteOptions options, Secrets secrets) throws IOException {
        var layout = options.layout();
        var service = replica.service();
        var environment = new HashMap<>(new ServiceEnvironment(options.ports(), secrets, layout.mail())
                .of(service, System.getenv(), options.environment()));
        environment.putAll(replica.ports());
        environment.putAll(replica.settings());
        var fat = replica.jar();
        var builds = layout.apps().resolve(service.module());
        var directory = builds.resolve(Digests.of(fat));
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(builds);
            unpack(fat, directory, builds, layout.log(service.module()));
            DirectoryTrees.keepNewest(builds, "", 2);
        }
        var jar = directory.resolve(fat.getFileName());
        var cache = new AotCache(layout.aot(), service.module(), options.aotCaches(), jar.toString());
        var optimized = options.optimized().contains(service);
        return new ServiceProgram(replica, layout, options.ports(), environment, jar, cache, optimized);
    }

    @Override
    public String name() {
        return replica.name();
    }

    @Override
    public int port() {
        return replica.port();
    }

    @Override
    public String url() {
        return replica.url();
    }

    @Override
    public String databaseUrl() {
        return replica.service()
                .database()
                .map(name -> Postgres.url(ports.postgres(), name))
                .orElse("");
    }

    @Override
    public void prepare() {}

    @Override
    public List<String> command() {
        var flags = new ArrayList<>(cache.flags());
        if (!optimized) {
            flags.add(Jdk.QUICK_COMPILER_ONLY);
        }
        return command(flags, List.of("-jar", jar.toString()));
    }

    /** Ends as soon as the context is refreshed, and writes the loaded classes to a class cache. */
    List<String> trainingCommand() {
        var flags = new ArrayList<>(cache.trainingFlags());
        flags.addAll(List.of(Jdk.QUICK_COMPILER_ONLY, UNTIL_SET_UP));
        return command(flags, List.of("-jar", jar.toString()));
    }

    /** Runs it until it is set up and its database migrated. */
    void migrate() {
        var flags = List.of(Jdk.QUICK_COMPILER_ONLY, UNTIL_SET_UP);
        ChildProcess.run(
                command(flags, List.of("-jar", jar.toString())),
                environment,
                layout.log(name() + "-migration"),
                layout.home(),
                LONGEST_MIGRATION,
                "can't migrate the database of " + name());
    }

    /** The same program with an entry point from an additional jar. */
    ProcessBuilder with(Path addition, String mainClass) {
        var builder =
                new ProcessBuilder(command(List.of(), List.of("-cp", jar + File.pathSeparator + addition, mainClass)));
        builder.environment().putAll(environment);
        return builder;
    }

    AotCache cache() {
        return cache;
    }

    @Override
    public Map<String, String> environment() {
        return environment;
    }

    @Override
    public boolean answers() {
        return Health.isUp(replica.healthUrl());
    }

    @Override
    public String stopSignal() {
        return "TERM";
    }

    @Override
    public Duration stopGrace() {
        return Duration.ofSeconds(25);
    }

    private List<String> command(List<String> flags, List<String> program) {
        var command = new ArrayList<String>();
        command.add(Jdk.java());
        command.add(OrphanedProcesses.marker(layout.home()));
        command.add("-Xmx" + replica.service().heap());
        command.addAll(Jdk.FLAGS);
        command.addAll(flags);
        command.addAll(program);
        return command;
    }

    private static void unpack(Path fat, Path directory, Path builds, Path log) throws IOException {
        var draft = builds.resolve("draft-" + UUID.randomUUID());
        var command = List.of(
                Jdk.java(),
                Jdk.QUICK_COMPILER_ONLY,
                "-XX:+UseSerialGC",
                "-Djarmode=tools",
                "-jar",
                fat.toString(),
                "extract",
                "--destination",
                draft.toString());
        ChildProcess.run(command, Map.of(), log, builds, LONGEST_UNPACKING, "can't unpack " + fat);
        DirectoryTrees.moveUnlessThere(draft, directory);
    }
}
