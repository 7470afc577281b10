package org.walletsuite.platform.event;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The outbox table as the relay reads it: rows are deleted once Kafka has them. */
final class OutboxLog implements EventLog {

    private final EventCodec codec;

    OutboxLog(EventCodec codec) {
        this.codec = codec;
    }

    /** Seconds since the oldest event was left that is still here; asked for once a scrape. */
    static double age(JdbcClient db) {
        return db.sql("select coalesce(extract(epoch from now() - min(time)), 0)::float8 from outbox")
                .query(Double.class)
                .single();
    }

    @Override
    public String channel() {
        return "outbox";
    }

    @Override
    public Batch next(Connection connection, int limit) throws SQLException {
        try (var query = connection.prepareStatement(
                "select id, topic, key, event_id, type, time, value, trace from outbox order by id limit ?")) {
            query.setInt(1, limit);
            var records = new ArrayList<ProducerRecord<String, byte[]>>();
            var marks = new ArrayList<Long>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    marks.add(row.getLong("id"));
                    records.add(codec.record(
                            row.getString("topic"),
                            row.getString("key"),
                            row.getString("event_id"),
                            row.getString("type"),
                            row.getObject("time", OffsetDateTime.class)
                                    .toInstant()
                                    .toString(),
                            null,
                            row.getString("value").getBytes(StandardCharsets.UTF_8),
                            row.getBytes("trace")));
                }
            }
            return new Batch(records, marks);
        }
    }

    @Override
    public void markSent(Connection connection, Batch batch) throws SQLException {
        try (var delete = connection.prepareStatement("delete from outbox where id = any (?)")) {
            delete.setArray(1, connection.createArrayOf("bigint", batch.marks().toArray()));
            delete.executeUpdate();
        }
    }
}
