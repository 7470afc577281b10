package org.walletsuite.runner;

import java.time.Duration;
import java.util.List;

/** Receives the events of a suite's parts. */
public interface Progress {

    /** Ignores all events. */
    Progress SILENT = new Progress() {
        @Override
        public void note(String line) {}

        @Override
        public void ready(String part, Duration after) {}

        @Override
        public void died(String part, List<String> lastLines, Duration pause) {}
    };

    void note(String line);

    /** A part is ready, this long after its start. */
    void ready(String part, Duration after);

    /** A part ended unexpectedly; a negative pause means that it won't be restarted. */
    void died(String part, List<String> lastLines, Duration pause);
}
