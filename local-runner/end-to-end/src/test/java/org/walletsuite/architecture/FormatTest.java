package org.walletsuite.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.JavaFormatterOptions.Style;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Checks the formatting. The Spotless plugin cannot do it in the build, because it needs Maven itself to run on JDK 25 to read
 * our sources.
 */
class FormatTest {

    private final Formatter formatter = Formatter.createFormatter(
            JavaFormatterOptions.builder().style(Style.PALANTIR).build());

    @Test
    void everySourceIsFormatted() {
        var sources = SuiteSources.sources();
        assertThat(sources).hasSizeGreaterThan(100);
        assertThat(sources.parallelStream().filter(file -> !isFormatted(file)).map(SuiteSources.root()::relativize))
                .as("Not formatted; run mvn spotless:apply with Maven on JDK 25")
                .isEmpty();
    }

    @Test
    void noticesASourceThatIsNotFormatted() throws IOException {
        var file = Files.createTempFile("Planted", ".java");
        try {
            Files.writeString(file, "class Planted {int  x ;}");
            assertThat(isFormatted(file)).isFalse();
        } finally {
            Files.delete(file);
        }
    }

    private boolean isFormatted(Path file) {
        try {
            var source = Files.readString(file);
            return formatted(source).equals(source);
        } catch (FormatterException e) {
            throw new IllegalStateException(file + " cannot be read as Java", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same steps as the build's formatter; the library's single call would also break long strings. */
    private String formatted(String source) throws FormatterException {
        return formatter.formatSource(
                RemoveUnusedImports.removeUnusedImports(ImportOrderer.reorderImports(source, Style.PALANTIR)));
    }
}
