package org.walletsuite.runner;

import java.time.Duration;
import java.util.List;

/** Hears what happens to the parts of a suite. */
public interface Progress {

    /** Says nothing to nobody. */
    Progress SILENT = new Progress() {
        @Override
        public void note(String line) {}

        @Override
        public void ready(String part, Duration after) {}

        @Override
        public void died(String part, List<String> lastLines, Duration pause) {}
    };

    void note(String line);

    /** A part answers, so long after it was started. */
    void ready(String part, Duration after);

    /** A part ended that should not have; a negative pause says that it won't be restarted. */
    void died(String part, List<String> lastLines, Duration pause);
}
