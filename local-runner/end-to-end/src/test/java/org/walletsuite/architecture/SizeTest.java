package org.walletsuite.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A class that is too long to be read at once has more than one subject. */
class SizeTest {

    private static final int MOST_LINES = 300;

    @Test
    void noSourceIsTooLong() {
        var sources = SuiteSources.sources();
        assertThat(sources).hasSizeGreaterThan(100);
        assertThat(tooLong(sources)).isEmpty();
    }

    @Test
    void noticesASourceThatIsTooLong() throws IOException {
        var file = Files.createTempFile("Planted", ".java");
        try {
            Files.writeString(file, "\n".repeat(MOST_LINES + 1));
            assertThat(tooLong(List.of(file))).containsExactly(file);
            Files.writeString(file, "\n".repeat(MOST_LINES));
            assertThat(tooLong(List.of(file))).isEmpty();
        } finally {
            Files.delete(file);
        }
    }

    private static List<Path> tooLong(List<Path> sources) {
        return sources.stream().filter(file -> lines(file) > MOST_LINES).toList();
    }

    private static long lines(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
