package org.walletsuite.runner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;

/** Operations on whole directories. */
final class DirectoryTrees {

    private DirectoryTrees() {}

    static void delete(Path tree) throws IOException {
        try (var files = Files.walk(tree)) {
            for (var file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException e) {
            return;
        }
    }

    /**
     * Moves a finished directory to its place atomically; where another suite was faster, its directory is kept and
     * this one is deleted.
     */
    static void moveUnlessThere(Path draft, Path target) throws IOException {
        try {
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            delete(draft);
            if (!Files.isDirectory(target)) {
                throw e;
            }
        }
    }

    /** Deletes all but the newest entries of a directory, so that caches of old builds don't pile up. */
    static void keepNewest(Path directory, String prefix, int count) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            var old = files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .sorted(Comparator.comparingLong(DirectoryTrees::modified).reversed())
                    .skip(count)
                    .toList();
            for (var file : old) {
                delete(file);
            }
        }
    }

    private static long modified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
