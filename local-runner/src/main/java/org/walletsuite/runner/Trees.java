package org.walletsuite.runner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Whole directories at once. */
final class Trees {

    private Trees() {}

    static void delete(Path tree) throws IOException {
        try (var files = Files.walk(tree)) {
            for (var file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException e) {
            return;
        }
    }

    /** Deletes all but the newest entries of a directory, so that caches of old builds don't pile up. */
    static void keepNewest(Path directory, String prefix, int count) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            var old = files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .sorted(Comparator.comparingLong(Trees::modified).reversed())
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
