package org.walletsuite.platform.event;

import java.util.HashSet;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.support.KafkaUtils;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Records which events a listener has handled, in the same transaction as their effect. */
public class Inbox {

    private final JdbcClient db;

    Inbox(JdbcClient db) {
        this.db = db;
    }

    /** Whether this listener sees the event for the first time; a concurrent redelivery waits for the first. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean firstSeen(String listener, DomainEvent event) {
        checkName(listener);
        return db.sql("insert into inbox (listener, event_id) values (?, ?) on conflict do nothing")
                        .param(listener)
                        .param(event.id())
                        .update()
                == 1;
    }

    /**
     * Those of a batch's events that this listener sees for the first time, each once and in the batch's order. An
     * empty batch costs nothing.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public <E extends DomainEvent> List<E> firstSeen(String listener, List<E> events) {
        checkName(listener);
        if (events.isEmpty()) {
            return List.of();
        }
        // In the order of their ids, so that two replicas with the same events never deadlock.
        var fresh = new HashSet<>(db.sql("""
                        insert into inbox (listener, event_id)
                        select ?, id from (select distinct unnest(?) as id) as heard order by id
                        on conflict do nothing returning event_id""")
                .param(listener)
                .param(events.stream().map(DomainEvent::id).toArray(String[]::new))
                .query(String.class)
                .list());
        return events.stream().filter(event -> fresh.remove(event.id())).toList();
    }

    /** A listener's inbox has the name of its group: under another name all events would be new again. */
    private static void checkName(String listener) {
        var group = KafkaUtils.getConsumerGroupId();
        if (group != null && !group.equals(listener)) {
            throw new IllegalStateException("Listener " + group + " asks the inbox of " + listener);
        }
    }
}
