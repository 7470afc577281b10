package org.walletsuite.runner;

import java.nio.file.Path;
import java.util.List;

/** The JDK of the runner, which runs all programs. */
final class Jdk {

    /** The flags of every program, for small heaps and few cores. A class cache is valid for exactly these flags. */
    static final List<String> FLAGS = List.of(
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-XX:+ExitOnOutOfMemoryError",
            // Without it the virtual machine writes warnings of its own among the log's lines, which are JSON.
            "--enable-native-access=ALL-UNNAMED");

    /** For programs that are short or little used: the optimizing compiler would cost them more than it saves. */
    static final String QUICK_COMPILER_ONLY = "-XX:TieredStopAtLevel=1";

    private Jdk() {}

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Class caches are valid for exactly this build of the virtual machine. */
    static String version() {
        return System.getProperty("java.vm.vendor") + " " + System.getProperty("java.vm.version");
    }
}
