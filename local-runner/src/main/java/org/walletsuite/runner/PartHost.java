package org.walletsuite.runner;

/** What a part needs to know of the suite around it. */
interface PartHost {

    Layout layout();

    Progress progress();

    boolean restarts();

    boolean isClosing();

    /** A part was started or came back: the service table is out of date. */
    void changed();

    void guard(long pid, String signal);

    void release(long pid);

    default void requireOpen() {
        if (isClosing()) {
            throw new StartFailure("the suite is stopping");
        }
    }
}
