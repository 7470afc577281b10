package org.walletsuite.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * The AOT class cache of one program, which cuts its start time to a quarter. Its name is a digest of the class path's
 * content, the Java version and the flags, so that a stale one is never used.
 */
final class AotCache {

    /** Without profiles: those of a start alone mislead the compiler, and requests would stay a third slower. */
    private static final List<String> CLASSES_ONLY =
            List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTRecordTraining");

    /** No warnings in the log about a cache that doesn't fit: the program then starts without it. */
    private static final List<String> QUIET = List.of("-Xlog:disable", "-Xlog:all=error:stderr");

    private final Path directory;
    private final String program;
    private final boolean enabled;
    private final Path file;

    /** A digest of everything that the cache depends on besides the Java version and the flags. */
    AotCache(Path directory, String program, boolean enabled, String content) {
        this.directory = directory;
        this.program = program;
        this.enabled = enabled;
        this.file = directory.resolve(
                program + "-" + Digests.of(content + "\n" + Jdk.version() + "\n" + Jdk.FLAGS + CLASSES_ONLY) + ".aot");
    }

    boolean isMissing() {
        return enabled && !Files.exists(file);
    }

    List<String> flags() {
        return enabled && Files.exists(file) ? quietly("-XX:AOTCache=" + file) : List.of();
    }

    /** Flags for a training run, whose result is used only after {@link #keep} has moved it to its place. */
    List<String> trainingFlags() {
        return Stream.concat(quietly("-XX:AOTCacheOutput=" + draft()).stream(), CLASSES_ONLY.stream())
                .toList();
    }

    /** Puts a finished training run's cache in place, and removes those of older builds; false when there is none. */
    boolean keep() {
        try {
            if (!Files.exists(draft())) {
                return false;
            }
            Files.move(draft(), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            DirectoryTrees.keepNewest(directory, program + "-", 2);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static List<String> quietly(String flag) {
        return Stream.concat(Stream.of(flag), QUIET.stream()).toList();
    }

    private Path draft() {
        return directory.resolve("draft-" + ProcessHandle.current().pid() + "-" + file.getFileName());
    }
}
