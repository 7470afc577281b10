package org.walletsuite.platform.event;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Remembers which events a listener has handled, in the transaction of what it did about them. */
public class Inbox {

    private final JdbcClient db;

    Inbox(JdbcClient db) {
        this.db = db;
    }

    /** Whether this listener sees the event for the first time; a repetition that comes at the same instant waits for the first. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean firstSeen(String listener, DomainEvent event) {
        return db.sql("insert into inbox (listener, event_id) values (?, ?) on conflict do nothing")
                        .param(listener)
                        .param(event.id())
                        .update()
                == 1;
    }
}
