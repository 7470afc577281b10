package org.walletsuite.platform.festival;

import java.time.Instant;
import java.util.List;

/**
 * Which status something had at which time.
 *
 * @param first the status it began with
 * @param changes what it became since, the earliest first
 */
public record StatusHistory<S>(S first, List<Change<S>> changes) {

    /** A status, and the moment from which it counts. */
    public record Change<S>(S status, Instant since) {}

    public S at(Instant time) {
        for (var change : changes.reversed()) {
            if (!change.since().isAfter(time)) {
                return change.status();
            }
        }
        return first;
    }
}
