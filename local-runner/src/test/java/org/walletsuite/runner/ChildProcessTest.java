package org.walletsuite.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {

    @TempDir
    Path directory;

    @Test
    void returnsWhenTheProgramEnds() {
        run("echo done > made", Duration.ofMinutes(1));
        assertThat(directory.resolve("made")).exists();
    }

    @Test
    void showsTheOutputOfAProgramThatFails() {
        assertThatThrownBy(() -> run("echo no room; exit 3", Duration.ofMinutes(1)))
                .isInstanceOf(StartFailure.class)
                .hasMessage("it failed:\n  no room");
    }

    @Test
    void endsAProgramThatTakesTooLong() {
        var endless = "while : " + directory + "; do sleep 1; done";

        assertThatThrownBy(() -> run(endless, Duration.ofSeconds(2)))
                .isInstanceOf(StartFailure.class)
                .hasMessageStartingWith("it failed within 2 s");
        var processes = ProcessHandle.current().descendants();
        assertThat(processes.map(OsProcess::arguments)).noneMatch(arguments -> arguments.contains(endless));
    }

    private void run(String script, Duration longest) {
        ChildProcess.run(
                List.of("sh", "-c", script), Map.of(), directory.resolve("log"), directory, longest, "it failed");
    }
}
