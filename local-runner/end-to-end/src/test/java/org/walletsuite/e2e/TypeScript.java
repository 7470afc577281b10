package org.walletsuite.e2e;

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
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Compiles TypeScript with the compiler of its WebJar, and runs what comes out. */
final class TypeScript {

    private static final String COMPILER = "/META-INF/resources/webjars/typescript/6.0.3/lib";
    private static final long LONGEST_MINUTES = 3;

    private TypeScript() {}

    /** The SDK's TypeScript with its samples; a mistake in a type is an error. */
    static Path compile(Path sdk, Path into) throws IOException, InterruptedException {
        var sources = Files.createDirectories(into.resolve("sources"));
        copy(sdk.resolve("target/typescript"), sources);
        copy(sdk.resolve("src/sample/typescript"), Files.createDirectories(sources.resolve("sample")));
        var compiler = Files.createDirectories(into.resolve("compiler"));
        unpackCompiler(compiler);
        Files.writeString(sources.resolve("tsconfig.json"), """
                {"compilerOptions": {"target": "es2022", "module": "nodenext", "lib": ["es2022", "dom", "dom.iterable"],
                    "types": [], "strict": true, "skipLibCheck": true, "rootDir": ".", "outDir": "../compiled"},
                 "include": ["**/*.ts"]}""");
        node(compiler.resolve("tsc.js").toString(), "-p", sources.toString());
        var compiled = into.resolve("compiled");
        Files.copy(
                sources.resolve("package.json"), compiled.resolve("package.json"), StandardCopyOption.REPLACE_EXISTING);
        return compiled;
    }

    /** What it writes. */
    static String node(String... arguments) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Stream.concat(Stream.of("node"), Stream.of(arguments)).toList())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IllegalStateException(List.of(arguments) + " failed: " + said);
        }
        return said;
    }

    private static void unpackCompiler(Path into) throws IOException {
        var entry = Objects.requireNonNull(TypeScript.class.getResource(COMPILER + "/tsc.js"));
        var jar = URI.create(entry.toString().substring(0, entry.toString().indexOf('!')));
        try (var files = FileSystems.newFileSystem(jar, Map.of())) {
            copy(files.getPath(COMPILER), into);
        }
    }

    private static void copy(Path from, Path into) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var copy = into.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
