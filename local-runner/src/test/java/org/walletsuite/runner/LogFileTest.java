package org.walletsuite.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {

    @TempDir
    Path directory;

    @Test
    void showsLastLines() throws IOException {
        var file = directory.resolve("a.log");
        Files.write(file, List.of("one", "two", "three"));

        assertThat(new LogFile(file).tail(2)).containsExactly("two", "three");
        assertThat(new LogFile(directory.resolve("none.log")).tail(2)).isEmpty();
    }

    @Test
    void shortensStructuredLinesToReadableText() {
        var line = """
                {"@timestamp":"2026-01-01T00:00:00Z","log":{"level":"ERROR"},"message":"Can't start","error":{"message":"No such role","stack_trace":"..."}}""";

        assertThat(LogFile.readable(line)).isEqualTo("ERROR Can't start No such role");
        assertThat(LogFile.readable("{broken")).isEqualTo("{broken");
        assertThat(LogFile.readable("x".repeat(500))).hasSize(403).endsWith("...");
    }
}
