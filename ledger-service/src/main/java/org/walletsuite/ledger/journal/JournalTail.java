package org.walletsuite.ledger.journal;

import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.event.LedgerEvent;

/**
 * The latest commits of this process, in memory, so that the relay needs no query for them. Anything missing here,
 * because of a restart, another replica or a relay that is far behind, is read from the database.
 */
@Component
public final class JournalTail {

    /** Slightly more than a quarter of a second writes at peak load. */
    private static final int MOST = 8_192;

    private final ArrayDeque<JournalEvent> events = new ArrayDeque<>();

    /**
     * An event of the ledger.
     *
     * @param trace the trace of the request behind it, as the database has it
     */
    @SuppressWarnings("ArrayRecordComponent") // Only copied to a record's header, never compared.
    public record JournalEvent(LedgerEvent event, byte @Nullable [] trace) {

        long position() {
            return event.position();
        }
    }

    /** Adds what was committed, in the order of the positions. */
    public synchronized void add(List<JournalEvent> committed) {
        if (!events.isEmpty()
                && events.getLast().position() + 1 != committed.getFirst().position()) {
            events.clear(); // Another replica wrote in between.
        }
        events.addAll(committed);
        while (events.size() > MOST) {
            events.removeFirst();
        }
    }

    synchronized void clear() {
        events.clear();
    }

    /**
     * The next events after a position, up to a limit; none where the very next is not here. Discards those up to the
     * position.
     */
    synchronized List<JournalEvent> after(long position, int limit) {
        while (!events.isEmpty() && events.getFirst().position() <= position) {
            events.removeFirst();
        }
        return !events.isEmpty() && events.getFirst().position() == position + 1
                ? events.stream().limit(limit).toList()
                : List.of();
    }
}
