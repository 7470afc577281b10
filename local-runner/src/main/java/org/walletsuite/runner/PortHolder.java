package org.walletsuite.runner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the process that listens on a port, where {@code /proc} has it. */
final class PortHolder {

    private static final Path PROC = Path.of("/proc");
    private static final String LISTENING = "0A";
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private PortHolder() {}

    static Optional<String> of(int port) {
        var sockets = Stream.of("tcp", "tcp6")
                .flatMap(table -> lines(PROC.resolve("net").resolve(table)).stream())
                .flatMap(line -> listeningInode(line, port).stream())
                .map(inode -> "socket:[" + inode + "]")
                .collect(Collectors.toSet());
        if (sockets.isEmpty()) {
            return Optional.empty();
        }
        return ProcessHandle.allProcesses()
                .filter(process -> holds(process.pid(), sockets))
                .findFirst()
                .map(process -> process.info()
                                .command()
                                .map(command -> Path.of(command).getFileName() + " ")
                                .orElse("")
                        + "(pid " + process.pid() + ")");
    }

    /** The socket's inode when a line of {@code /proc/net/tcp} says that it listens on the port. */
    static Optional<String> listeningInode(String line, int port) {
        var fields = SPACES.splitAsStream(line.strip()).toList();
        if (fields.size() < 10 || !fields.get(3).equals(LISTENING)) {
            return Optional.empty();
        }
        var hex = fields.get(1).substring(fields.get(1).lastIndexOf(':') + 1);
        return Integer.parseInt(hex, 16) == port ? Optional.of(fields.get(9)) : Optional.empty();
    }

    private static boolean holds(long pid, Set<String> sockets) {
        try (var descriptors = Files.list(PROC.resolve(Long.toString(pid)).resolve("fd"))) {
            return descriptors.anyMatch(descriptor -> sockets.contains(target(descriptor)));
        } catch (IOException | UncheckedIOException e) { // It may end meanwhile.
            return false;
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return "";
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }
}
