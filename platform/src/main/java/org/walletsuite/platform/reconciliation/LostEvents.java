package org.walletsuite.platform.reconciliation;

import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.walletsuite.platform.database.Timestamps;

/**
 * The events of a partition that its listener has handled, but neither took in nor has as a dead letter. They are looked
 * up many in one statement. Not thread-safe.
 */
public final class LostEvents {

    private static final int AT_ONCE = 1_000;
    private static final int MOST_NAMED = 20;

    private final JdbcClient db;
    private final String listener;
    private final TopicPartition partition;
    private final Consumer<String> discrepancy;
    private final TreeMap<Long, String> next = new TreeMap<>();
    private long lost;

    public LostEvents(JdbcClient db, String listener, TopicPartition partition, Consumer<String> discrepancy) {
        this.db = db;
        this.listener = listener;
        this.partition = partition;
        this.discrepancy = discrepancy;
    }

    /** Since when events are a listener's own; empty where it never ran. */
    public static Optional<Instant> firstStart(JdbcClient db, String listener) {
        return db.sql("select first_started_at from listener where name = ?")
                .param(listener)
                .query((row, _) -> Timestamps.of(row, "first_started_at"))
                .optional();
    }

    /** Looks an event up that was handled, at the latest with {@link #report}. */
    public void lookUp(long offset, String event) {
        next.put(offset, event);
        if (next.size() >= AT_ONCE) {
            lookUp();
        }
    }

    /** Reports their number where not all were named. */
    public void report() {
        lookUp();
        if (lost > MOST_NAMED) {
            discrepancy.accept(partition + ": " + lost + " events in all should have been taken in, and were not");
        }
    }

    private void lookUp() {
        if (next.isEmpty()) {
            return;
        }
        db.sql("""
                        select e.record_offset, e.event_id
                        from unnest(?::bigint[], ?::text[]) as e (record_offset, event_id)
                        where not exists (select from inbox i where i.listener = ? and i.event_id = e.event_id)
                            and not exists (select from dead_letter d where d.listener = ? and d.topic = ?
                                and d.partition = ? and d.record_offset = e.record_offset and d.status <> 'REPLAYED')
                        order by e.record_offset""")
                .param(next.keySet().toArray(Long[]::new))
                .param(next.values().toArray(String[]::new))
                .param(listener)
                .param(listener)
                .param(partition.topic())
                .param(partition.partition())
                .query(row -> {
                    if (++lost <= MOST_NAMED) {
                        discrepancy.accept(partition + ": event " + row.getString("event_id") + " at offset "
                                + row.getLong("record_offset") + " should have been taken in, and was not");
                    }
                });
        next.clear();
    }
}
