package org.walletsuite.platform.event;

import static org.walletsuite.platform.database.Timestamps.at;

import java.nio.charset.StandardCharsets;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.walletsuite.platform.trace.TraceParent;

/** Stores a service's events: they are published if, and only if, the transaction that added them commits. */
public class Outbox {

    private final JdbcClient db;
    private final EventCodec codec;

    Outbox(JdbcClient db, EventCodec codec) {
        this.db = db;
        this.codec = codec;
    }

    /** Adds an event; call it after the aggregate's row is locked, so that one aggregate's events keep their order. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(DomainEvent event) {
        db.sql("insert into outbox (topic, key, event_id, type, time, value, trace) values (?, ?, ?, ?, ?, ?, ?)")
                .param(EventCodec.topicOf(event.getClass()))
                .param(event.key())
                .param(event.id())
                .param(EventCodec.typeOf(event.getClass()))
                .param(at(event.time()))
                .param(new String(codec.value(event), StandardCharsets.UTF_8))
                .param(TraceParent.bytes(TraceParent.current()))
                .update();
    }
}
