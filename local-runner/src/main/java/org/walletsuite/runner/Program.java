package org.walletsuite.runner;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** How one part of the suite is started, asked whether it is ready, and stopped. */
interface Program {

    String name();

    int port();

    String url();

    /** The address of its database without a password, empty when it has none. */
    String databaseUrl();

    /** Puts files in place and clears what a crash left behind; called before every start. */
    void prepare();

    List<String> command();

    Map<String, String> environment();

    boolean answers();

    String stopSignal();

    Duration stopGrace();
}
