package org.walletsuite.platform.festival;

import java.time.Instant;
import java.util.List;

/**
 * The history of a status.
 *
 * @param first the initial status
 * @param changes the later statuses, the earliest first
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
