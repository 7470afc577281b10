package org.walletsuite.platform.event;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Committed events in the order in which they must reach Kafka, and how far they have got there. */
public interface EventLog {

    /** The NOTIFY channel that announces new events. */
    String channel();

    /** Sets what the session needs for this log's statements; it is reset when the relay gives the connection back. */
    default void prepare(Connection connection) throws SQLException {}

    /** The next events after those marked as sent, oldest first; does not mark them. */
    Batch next(Connection connection, int limit) throws SQLException;

    /** Marks exactly the events of this batch as sent: an earlier one may have become visible only since. */
    void markSent(Connection connection, Batch batch) throws SQLException;

    /** Hears that Kafka refuses an event for good: a log of several topics leaves this one out for a while. */
    default void stop(String topic, Exception cause) {}

    /**
     * Events to send together.
     *
     * @param marks the log's own number of each event in the batch
     */
    record Batch(List<ProducerRecord<String, byte[]>> records, List<Long> marks) {}
}
