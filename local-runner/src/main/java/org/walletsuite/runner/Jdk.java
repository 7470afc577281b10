package org.walletsuite.runner;

import java.nio.file.Path;

/** The Java that runs the runner runs everything else. */
final class Jdk {

    private Jdk() {}

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Class caches are good for exactly this build of the virtual machine. */
    static String version() {
        return System.getProperty("java.vm.vendor") + " " + System.getProperty("java.vm.version");
    }
}
