package org.walletsuite.runner;

/** The suite as seen by one of its parts. */
interface PartHost {

    Layout layout();

    Progress progress();

    boolean restarts();

    boolean isClosing();

    /** A part was started or restarted: the service table is out of date. */
    void changed();

    void guard(long pid, String signal);

    void release(long pid);

    default void requireOpen() {
        if (isClosing()) {
            throw new StartFailure("the suite is stopping");
        }
    }
}
