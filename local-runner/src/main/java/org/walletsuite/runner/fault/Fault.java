package org.walletsuite.runner.fault;

import java.time.Duration;

/**
 * A fault injected into one part of the suite.
 *
 * @param at how long after the load began
 * @param part its name in the suite
 */
public record Fault(Duration at, String part, Kind kind) {

    public enum Kind {
        /** kill -9. */
        KILL,
        /** SIGSTOP, and SIGCONT a while later. */
        PAUSE;

        Kind other() {
            return this == KILL ? PAUSE : KILL;
        }
    }

    @Override
    public String toString() {
        return switch (kind) {
            case KILL -> "kill " + part;
            case PAUSE -> "pause " + part;
        };
    }
}
