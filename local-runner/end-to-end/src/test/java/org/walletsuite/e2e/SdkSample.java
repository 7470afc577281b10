package org.walletsuite.e2e;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs the samples of the SDK as their readers do: in Java from the source, in TypeScript with Node once it is compiled. */
final class SdkSample {

    private static final Path SDK = Path.of(System.getProperty("suite.root"), "sdk");
    private static final String COMPILER = "/META-INF/resources/webjars/typescript/6.0.3/lib";
    private static final long LONGEST_MINUTES = 3;

    private static @Nullable Path compiled;

    private SdkSample() {}

    /** What is missing on this machine; empty where TypeScript can be run. */
    static Optional<String> missing() {
        return node().isEmpty() ? Optional.of("No Node: the TypeScript client isn't tested") : Optional.empty();
    }

    /** The lines that a sample writes. */
    static List<String> java(String name, String... arguments) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var source = SDK.resolve("src/sample/java/" + name + ".java").toString();
        return run(
                null,
                Stream.concat(
                        Stream.of(java, "--class-path", System.getProperty("java.class.path"), source),
                        Stream.of(arguments)));
    }

    /** The lines that a sample, or another program of the SDK's, writes. */
    static List<String> typeScript(@Nullable Path input, String name, String... arguments)
            throws IOException, InterruptedException {
        return node(input, compiled().resolve("dist/" + name + ".js"), arguments);
    }

    /** The package as it is published, compiled; a mistake in a type is an error. */
    private static synchronized Path compiled() throws IOException, InterruptedException {
        var kept = compiled;
        if (kept == null) {
            kept = Files.createTempDirectory(SDK.resolve("target"), "compiled");
            copy(SDK.resolve("target/typescript"), kept, _ -> true);
            copy(SDK.resolve("src/test/typescript"), kept.resolve("test"), _ -> true);
            var compiler = kept.resolve("node_modules/typescript");
            unpackCompiler(compiler);
            node(null, compiler.resolve("tsc.js"), "-p", kept.toString());
            compiled = kept;
        }
        return kept;
    }

    private static List<String> node(@Nullable Path input, Path script, String... arguments)
            throws IOException, InterruptedException {
        var node = node().orElseThrow().toString();
        return run(input, Stream.concat(Stream.of(node, script.toString()), Stream.of(arguments)));
    }

    private static List<String> run(@Nullable Path input, Stream<String> command)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command.toList()).redirectErrorStream(true);
        if (input != null) {
            builder.redirectInput(input.toFile());
        }
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IllegalStateException(builder.command() + " failed: " + output);
        }
        return output.lines().toList();
    }

    private static Optional<Path> node() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(directory -> Path.of(directory, "node"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static void unpackCompiler(Path into) throws IOException {
        var entry = Objects.requireNonNull(SdkSample.class.getResource(COMPILER + "/tsc.js"))
                .toString();
        try (var jar = FileSystems.newFileSystem(URI.create(entry.substring(0, entry.indexOf('!'))), Map.of())) {
            copy(
                    jar.getPath(COMPILER),
                    into,
                    name -> name.endsWith("tsc.js") || name.matches("lib\\..*\\.d\\.ts|lib\\.d\\.ts"));
        }
    }

    private static void copy(Path from, Path into, Predicate<String> wanted) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                if (wanted.test(file.getFileName().toString())) {
                    var copy = into.resolve(from.relativize(file).toString());
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
