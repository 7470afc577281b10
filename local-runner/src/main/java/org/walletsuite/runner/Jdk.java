package org.walletsuite.runner;

import java.nio.file.Path;
import java.util.List;

/** The Java that runs the runner runs everything else. */
final class Jdk {

    /** What every program here runs with: heaps are small and cores few. A class cache is good for exactly these flags. */
    static final List<String> FLAGS =
            List.of("-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-XX:+ExitOnOutOfMemoryError");

    /** For what ends soon or is seldom called: the optimizing compiler would cost it more than it gains. */
    static final String QUICK_COMPILER_ONLY = "-XX:TieredStopAtLevel=1";

    private Jdk() {}

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Class caches are good for exactly this build of the virtual machine. */
    static String version() {
        return System.getProperty("java.vm.vendor") + " " + System.getProperty("java.vm.version");
    }
}
