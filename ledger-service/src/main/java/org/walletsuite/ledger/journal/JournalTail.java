package org.walletsuite.ledger.journal;

import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.event.LedgerEvent;

/**
 * What this process committed last, in memory: the relay takes it from here without asking the database for it. Whatever
 * is missing here, because a restart forgot it, another replica wrote it or the relay is far behind, is in the database.
 */
@Component
public final class JournalTail {

    /** Somewhat more than the busiest quarter of a second writes. */
    private static final int MOST = 8_192;

    private final ArrayDeque<Told> events = new ArrayDeque<>();

    /**
     * Something that happened in the ledger.
     *
     * @param trace the trace of the request behind it, as the database has it
     */
    @SuppressWarnings("ArrayRecordComponent") // On its way to a record's header; nobody compares it.
    public record Told(LedgerEvent event, byte @Nullable [] trace) {

        long position() {
            return event.position();
        }
    }

    /** Adds what was committed, in the order of the positions. */
    public synchronized void add(List<Told> committed) {
        if (!events.isEmpty()
                && events.getLast().position() + 1 != committed.getFirst().position()) {
            events.clear(); // Others wrote in between.
        }
        events.addAll(committed);
        while (events.size() > MOST) {
            events.removeFirst();
        }
    }

    synchronized void clear() {
        events.clear();
    }

    /** The next events after a position, at most so many; none where the very next is not here. Those up to the position are let go. */
    synchronized List<Told> after(long position, int limit) {
        while (!events.isEmpty() && events.getFirst().position() <= position) {
            events.removeFirst();
        }
        return !events.isEmpty() && events.getFirst().position() == position + 1
                ? events.stream().limit(limit).toList()
                : List.of();
    }
}
