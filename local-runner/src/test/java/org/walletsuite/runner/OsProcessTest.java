package org.walletsuite.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class OsProcessTest {

    @Test
    void runsAtTheLowestPriorityOnRequest() throws IOException {
        var command = new ArrayList<>(OsProcess.atLowestPriority());
        command.add("nice");

        var process = new ProcessBuilder(command).redirectErrorStream(true).start();

        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualToIgnoringNewLines("19");
    }
}
