package org.walletsuite.platform.event;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.walletsuite.platform.database.Timestamps;

/**
 * The outbox table as the relay reads it: rows are deleted once Kafka has them. A row that can't be read or published
 * blocks its own topic, whose order it would break, and no other; it is retried periodically, and logged each time.
 */
final class OutboxLog implements EventLog {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxLog.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);

    /** When each blocked topic was last tried. */
    private final Map<String, Long> stopped = new ConcurrentHashMap<>();

    private final EventCodec codec;

    OutboxLog(EventCodec codec) {
        this.codec = codec;
    }

    @Override
    public double age(JdbcClient db) {
        return db.sql("select coalesce((select extract(epoch from now() - time) from outbox order by id limit 1),"
                        + " 0)::float8")
                .query(Double.class)
                .single();
    }

    @Override
    public String channel() {
        return "outbox";
    }

    @Override
    public Batch next(Connection connection, int limit) throws SQLException {
        try (var query =
                connection.prepareStatement("select id, topic, key, event_id, type, time, value, trace from outbox"
                        + " where topic <> all (?) order by id limit ?")) {
            query.setArray(1, connection.createArrayOf("text", stoppedSince(PAUSE)));
            query.setInt(2, limit);
            var records = new ArrayList<ProducerRecord<String, byte[]>>();
            var marks = new ArrayList<Long>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    read(row, records, marks);
                }
            }
            return new Batch(records, marks);
        }
    }

    private void read(ResultSet row, List<ProducerRecord<String, byte[]>> records, List<Long> marks)
            throws SQLException {
        var topic = row.getString("topic");
        if (isStopped(topic, PAUSE)) {
            return;
        }
        try {
            records.add(codec.record(
                    topic,
                    row.getString("key"),
                    row.getString("event_id"),
                    row.getString("type"),
                    Timestamps.of(row, "time").toString(),
                    null,
                    row.getString("value").getBytes(StandardCharsets.UTF_8),
                    row.getBytes("trace")));
            marks.add(row.getLong("id"));
        } catch (SQLException | RuntimeException e) {
            stop(topic, e); // The connection works: the row was already read.
        }
    }

    @Override
    public void stop(String topic, Exception cause) {
        stopped.put(topic, System.nanoTime());
        LOG.error("Topic {} is blocked: its first event in the outbox can't be published", topic, cause);
    }

    /** Each counts until its next try. */
    @Override
    public int stoppedTopics() {
        return stoppedSince(PAUSE.multipliedBy(2)).length;
    }

    private String[] stoppedSince(Duration time) {
        return stopped.keySet().stream().filter(topic -> isStopped(topic, time)).toArray(String[]::new);
    }

    private boolean isStopped(String topic, Duration time) {
        var since = stopped.get(topic);
        return since != null && System.nanoTime() - since < time.toNanos();
    }

    @Override
    public void markSent(Connection connection, Batch batch) throws SQLException {
        batch.records().forEach(record -> stopped.remove(record.topic()));
        try (var delete = connection.prepareStatement("delete from outbox where id = any (?)")) {
            delete.setArray(1, connection.createArrayOf("bigint", batch.marks().toArray()));
            delete.executeUpdate();
        }
    }
}
