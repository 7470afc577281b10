package org.walletsuite.platform.event;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Committed events in their publication order, and how far they have been published. */
public interface EventLog {

    /** The NOTIFY channel that announces new events. */
    String channel();

    /** Sets the session's options for this log's statements; they are reset when the relay returns the connection. */
    default void prepare(Connection connection) throws SQLException {}

    /** The next events after those marked as published, oldest first; does not mark them. */
    Batch next(Connection connection, int limit) throws SQLException;

    /** Marks exactly the events of this batch as published: an earlier one may have become visible since. */
    void markSent(Connection connection, Batch batch) throws SQLException;

    /** Called when Kafka permanently refuses an event: a log of several topics skips this one for a while. */
    default void stop(String topic, Exception cause) {}

    /** Age of the oldest event that is not published, in seconds; 0 where all are. */
    double age(JdbcClient db);

    /** How many topics are blocked by an event that can't be published. */
    default int stoppedTopics() {
        return 0;
    }

    /**
     * Events to publish together.
     *
     * @param marks the log's own number of each event in the batch
     */
    record Batch(List<ProducerRecord<String, byte[]>> records, List<Long> marks) {}
}
