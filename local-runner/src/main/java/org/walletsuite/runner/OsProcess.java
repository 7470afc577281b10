package org.walletsuite.runner;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Operating system calls for processes. */
final class OsProcess {

    private OsProcess() {}

    /** The arguments of a process, the program first; empty when it is gone or not visible to us. */
    static List<String> arguments(ProcessHandle process) {
        var file = Path.of("/proc", Long.toString(process.pid()), "cmdline");
        if (Files.exists(file)) {
            try {
                var text = Files.readString(file, StandardCharsets.ISO_8859_1);
                return Pattern.compile("\0").splitAsStream(text).toList();
            } catch (IOException e) {
                return List.of();
            }
        }
        return Stream.concat(
                        process.info().command().stream(),
                        process.info().arguments().stream().flatMap(Stream::of))
                .toList();
    }

    static void signal(long pid, String name) {
        try {
            // The shell's built-in kill exists everywhere, the program doesn't.
            var kill = new ProcessBuilder("sh", "-c", "kill -s " + name + " " + pid)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            kill.waitFor();
        } catch (IOException e) {
            throw new StartFailure("can't send " + name + " to process " + pid, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Runs a short command and returns whether it ended with 0. */
    static boolean succeeds(List<String> command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor(1, TimeUnit.MINUTES)) {
                return process.exitValue() == 0;
            }
            process.destroyForcibly();
            return false;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The prefix for a command that runs at the lowest priority. */
    static List<String> atLowestPriority() {
        var nice = List.of("nice", "-n", "19");
        var idle = List.of("chrt", "--idle", "0");
        return onPath("chrt")
                        && succeeds(
                                Stream.concat(idle.stream(), Stream.of("true")).toList())
                ? Stream.concat(idle.stream(), nice.stream()).toList()
                : nice;
    }

    static boolean onPath(String program) {
        return Pattern.compile(File.pathSeparator)
                .splitAsStream(System.getenv().getOrDefault("PATH", ""))
                .map(directory -> Path.of(directory, program))
                .anyMatch(Files::isExecutable);
    }
}
