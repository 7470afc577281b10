package org.walletsuite.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class MainTest {

    @Test
    void showsAllCommandsInItsHelp() {
        var help = new StringWriter();

        var code = Main.commandLine(new Console())
                .setOut(new PrintWriter(help, true))
                .execute("--help");

        assertThat(code).isZero();
        assertThat(help.toString())
                .contains("--port", "--fresh", "--observe", "stop", "status", "logs", "webhooks", "kill", "verify")
                .contains("observe-check", "upgrade", "capacity");
    }

    @Test
    void refusesUnknownCommands() {
        var complaint = new StringWriter();
        var line = Main.commandLine(new Console()).setErr(new PrintWriter(complaint, true));

        assertThat(line.execute("--colour")).isEqualTo(2);
        assertThat(line.execute("--port", "eighty")).isEqualTo(2);
        assertThat(complaint.toString()).contains("--colour").contains("'eighty' is not an int");
    }
}
