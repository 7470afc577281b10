package org.walletsuite.runner.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.walletsuite.runner.LogFile;

/** Shows a log on the terminal, as far as it goes and then what is written to it. */
final class LogFollower {

    private static final int CHUNK = 1 << 16;
    private static final int POLL_MILLIS = 200;

    private final LogFile log;
    private final Console console;
    private long shown;

    private LogFollower(LogFile log, long shown, Console console) {
        this.log = log;
        this.shown = shown;
        this.console = console;
    }

    /** Shows the last lines. */
    static LogFollower showEnd(LogFile log, int lines, Console console) throws IOException {
        var follower = new LogFollower(log, Files.size(log.path()), console);
        log.tail(lines).forEach(console::line);
        return follower;
    }

    /** Shows what is written from now on, until the process ends. */
    void follow() throws IOException, InterruptedException {
        while (true) {
            showMore();
            Thread.sleep(POLL_MILLIS);
        }
    }

    private void showMore() throws IOException {
        try (var file = new RandomAccessFile(log.path().toFile(), "r")) {
            // A log that became shorter was rotated.
            var start = file.length() < shown ? 0 : shown;
            var bytes = new byte[(int) Math.min(CHUNK, file.length() - start)];
            file.seek(start);
            file.readFully(bytes);
            if (bytes.length > 0) {
                console.text(new String(bytes, StandardCharsets.UTF_8));
            }
            shown = start + bytes.length;
        } catch (FileNotFoundException _) {
            shown = 0; // It is being rotated, or forgotten by a fresh start.
        }
    }
}
