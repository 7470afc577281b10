package org.walletsuite.runner;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** How one part of the suite is started, checked for readiness, and stopped. */
interface Program {

    String name();

    int port();

    String url();

    /** The address of its database without a password, empty when it has none. */
    String databaseUrl();

    /** Prepares files and cleans up after a crash; called before every start. */
    void prepare();

    List<String> command();

    Map<String, String> environment();

    boolean answers();

    String stopSignal();

    Duration stopGrace();
}
