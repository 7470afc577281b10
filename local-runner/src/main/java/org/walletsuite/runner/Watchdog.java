package org.walletsuite.runner;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A small shell process that ends the suite's processes when the runner crashes. */
final class Watchdog implements AutoCloseable {

    private final Process process;
    private final Writer pipe;

    private Watchdog(Process process) {
        this.process = process;
        this.pipe = process.outputWriter(StandardCharsets.US_ASCII);
    }

    static Watchdog start(Path home) {
        try (var script = Watchdog.class.getResourceAsStream("watchdog.sh")) {
            if (script == null) {
                throw new StartFailure("watchdog.sh is missing from the runner's jar");
            }
            var command = new ArrayList<String>();
            if (OsProcess.onPath("setsid")) {
                command.add("setsid");
            }
            command.addAll(List.of(
                    "sh",
                    "-c",
                    new String(script.readAllBytes(), StandardCharsets.UTF_8),
                    "wallet-suite-watchdog",
                    home.toString()));
            return new Watchdog(new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            throw new StartFailure("can't start the watchdog: " + e.getMessage(), e);
        }
    }

    long pid() {
        return process.pid();
    }

    /** From now on this process ends with the runner: first by the signal, then by force. */
    void guard(long pid, String signal) {
        tell("+ " + pid + " " + signal);
    }

    void release(long pid) {
        tell("- " + pid);
    }

    private synchronized void tell(String line) {
        try {
            pipe.write(line + "\n");
            pipe.flush();
        } catch (IOException e) {
            // Without its watchdog the suite still works, only without this protection.
            return;
        }
    }

    @Override
    public synchronized void close() {
        try {
            pipe.close();
            process.waitFor();
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
