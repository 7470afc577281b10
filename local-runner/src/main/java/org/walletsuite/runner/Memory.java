package org.walletsuite.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Memory of processes as the sum of their proportional set sizes, so that shared pages count once. */
public final class Memory {

    private Memory() {}

    /** Bytes of a process and its children; empty where the kernel doesn't report them. */
    public static OptionalLong ofTree(long pid) {
        return ProcessHandle.of(pid)
                .map(process -> Stream.concat(Stream.of(process), process.descendants())
                        .map(each -> of(each.pid()))
                        .flatMapToLong(OptionalLong::stream)
                        .sum())
                .filter(bytes -> bytes > 0)
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    /** Bytes of one process alone. */
    public static OptionalLong of(long pid) {
        try {
            return proportional(Files.readString(Path.of("/proc", Long.toString(pid), "smaps_rollup")));
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    static OptionalLong proportional(String rollup) {
        return rollup.lines()
                .filter(line -> line.startsWith("Pss:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst();
    }
}
