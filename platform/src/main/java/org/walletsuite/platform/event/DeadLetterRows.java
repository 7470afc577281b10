package org.walletsuite.platform.event;

import static org.walletsuite.platform.database.Timestamps.at;

import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.walletsuite.platform.database.Timestamps;
import org.walletsuite.platform.event.DeadLetter.Status;
import org.walletsuite.platform.id.Ids;

/** The table of dead letters. */
final class DeadLetterRows {

    private static final int LONGEST_ERROR = 1_000;

    private final JdbcClient db;

    DeadLetterRows(JdbcClient db) {
        this.db = db;
    }

    /** Stores a record, once however often it is redelivered. */
    void add(String listener, ConsumerRecord<?, ?> record, Throwable failure) {
        var headers = record.headers().toArray();
        db.sql("""
                        insert into dead_letter (id, listener, topic, partition, record_offset, recorded_at, key, value,
                            header_names, header_values, error)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (listener, topic, partition, record_offset, recorded_at) do nothing""")
                .param(Ids.next())
                .param(listener)
                .param(record.topic())
                .param(record.partition())
                .param(record.offset())
                .param(at(Instant.ofEpochMilli(record.timestamp())))
                .param(record.key() instanceof String key ? key.getBytes(StandardCharsets.UTF_8) : null)
                .param(record.value() instanceof byte[] value ? value : null)
                .param(Stream.of(headers).map(header -> text(header.key())).toArray(String[]::new))
                .param(Stream.of(headers).map(Header::value).toArray(byte[][]::new))
                .param(error(failure))
                .update();
    }

    /** Those that are waiting, of one listener or of all, the oldest first. */
    List<DeadLetter> open(@Nullable String listener, int limit, long offset) {
        return db.sql("""
                        select * from dead_letter where status in ('WAITING', 'REQUESTED')
                            and (:listener::text is null or listener = :listener)
                        order by id limit :limit offset :offset""")
                .param("listener", listener)
                .param("limit", limit)
                .param("offset", offset)
                .query(DeadLetterRows::letter)
                .list();
    }

    /** How many are waiting, by listener. */
    Map<String, Long> countOpen() {
        var counts = new LinkedHashMap<String, Long>();
        db.sql("""
                        select listener, count(*) as waiting from dead_letter where status in ('WAITING', 'REQUESTED')
                        group by listener order by listener""")
                .query((row, _) -> counts.put(row.getString("listener"), row.getLong("waiting")))
                .list();
        return counts;
    }

    long countOpen(@Nullable String listener) {
        return db.sql("""
                        select count(*) from dead_letter where status in ('WAITING', 'REQUESTED')
                            and (:listener::text is null or listener = :listener)""").param("listener", listener).query(Long.class).single();
    }

    List<DeadLetter> requested(String listener, int limit) {
        return db.sql("select * from dead_letter where listener = ? and status = 'REQUESTED' order by id limit ?")
                .param(listener)
                .param(limit)
                .query(DeadLetterRows::letter)
                .list();
    }

    Optional<DeadLetter> find(UUID id) {
        return db.sql("select * from dead_letter where id = ?")
                .param(id)
                .query(DeadLetterRows::letter)
                .optional();
    }

    Optional<DeadLetter> lock(UUID id) {
        return db.sql("select * from dead_letter where id = ? for update")
                .param(id)
                .query(DeadLetterRows::letter)
                .optional();
    }

    Optional<DeadLetterInFull> inFull(UUID id) {
        return db.sql("select * from dead_letter where id = ?")
                .param(id)
                .query((row, _) -> inFull(row))
                .optional()
                .map(found -> new DeadLetterInFull(found.deadLetter(), found.payload(), decisions(id)));
    }

    private List<DeadLetterDecision> decisions(UUID id) {
        return db.sql("select * from dead_letter_decision where dead_letter = ? order by decided_at, id")
                .param(id)
                .query((row, _) -> new DeadLetterDecision(
                        DeadLetterDecision.Kind.valueOf(row.getString("decision")),
                        row.getString("decided_by"),
                        row.getString("reason"),
                        Timestamps.of(row, "decided_at")))
                .list();
    }

    /** The record as its listener saw it. */
    ConsumerRecord<String, byte @Nullable []> record(UUID id) {
        return db.sql("select * from dead_letter where id = ?")
                .param(id)
                .query((row, _) -> new ConsumerRecord<String, byte @Nullable []>(
                        row.getString("topic"),
                        row.getInt("partition"),
                        row.getLong("record_offset"),
                        Timestamps.of(row, "recorded_at").toEpochMilli(),
                        TimestampType.CREATE_TIME,
                        ConsumerRecord.NULL_SIZE,
                        ConsumerRecord.NULL_SIZE,
                        key(row),
                        row.getBytes("value"),
                        new RecordHeaders(headers(row)),
                        Optional.empty()))
                .single();
    }

    /** Records who decided that and why; a dead letter that was handled stays as it is, and nothing is recorded. */
    void handled(UUID id, Status status, String by, String reason) {
        db.sql("""
                        with handled as (
                            update dead_letter set status = :status, handled_by = :by, reason = :reason,
                                handled_at = case when :final then now() end
                            where id = :id and status in ('WAITING', 'REQUESTED') returning id)
                        insert into dead_letter_decision (id, dead_letter, decision, decided_by, reason)
                        select :decision, id, :status, :by, :reason from handled""")
                .param("status", status.name())
                .param("by", by)
                .param("reason", reason)
                .param("final", status.isFinal())
                .param("id", id)
                .param("decision", Ids.next())
                .update();
    }

    void failedAgain(UUID id, String by, String reason, Throwable failure) {
        db.sql("""
                        with failed as (
                            update dead_letter set status = 'WAITING', handled_by = null, reason = null, error = :error
                            where id = :id and status in ('WAITING', 'REQUESTED') returning id)
                        insert into dead_letter_decision (id, dead_letter, decision, decided_by, reason)
                        select :decision, id, 'FAILED', :by, :reason from failed""")
                .param("error", error(failure))
                .param("id", id)
                .param("decision", Ids.next())
                .param("by", by)
                .param("reason", reason)
                .update();
    }

    /** Requested replays of other listeners than these. */
    List<UUID> requestedOfOthers(Collection<String> listeners, int limit) {
        return db.sql("""
                        select id from dead_letter where status = 'REQUESTED' and listener <> all (:listeners::text[])
                        order by id limit :limit""")
                .param("listeners", listeners.toArray(String[]::new))
                .param("limit", limit)
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }

    /** Returns a requested replay that no listener can do to waiting, with that as its error, in front of the old one. */
    void lackListener(UUID id) {
        db.sql("""
                        with orphan as (
                            select id, handled_by, reason from dead_letter
                            where id = :id and status = 'REQUESTED' for update),
                        released as (
                            update dead_letter d set status = 'WAITING', handled_by = null, reason = null, error = left(
                                'There is no listener ' || d.listener || ' any more; before: ' || d.error, :longest)
                            from orphan where d.id = orphan.id)
                        insert into dead_letter_decision (id, dead_letter, decision, decided_by, reason)
                        select :decision, id, 'FAILED', handled_by, reason from orphan""")
                .param("longest", LONGEST_ERROR)
                .param("id", id)
                .param("decision", Ids.next())
                .update();
    }

    /** Deletes up to so many that were handled longer ago, by the database's clock. */
    int deleteHandled(Duration ago, int limit) {
        return db.sql("""
                        delete from dead_letter where id in (
                            select id from dead_letter where handled_at < now() - :ago * interval '1 second'
                            order by handled_at limit :limit for update skip locked)""").param("ago", ago.toSeconds()).param("limit", limit).update();
    }

    /** PostgreSQL's text type can't store NUL. */
    private static String text(String any) {
        return any.replace('\0', ' ');
    }

    private static String error(Throwable failure) {
        var error = text(NestedExceptionUtils.getMostSpecificCause(failure).toString());
        return error.substring(0, Math.min(error.length(), LONGEST_ERROR));
    }

    private static DeadLetterInFull inFull(ResultSet row) throws SQLException {
        var masked = MaskedPayload.of(row.getBytes("value"));
        return new DeadLetterInFull(letter(row, masked), masked.shown(), List.of());
    }

    private static DeadLetter letter(ResultSet row, int number) throws SQLException {
        return letter(row, MaskedPayload.of(row.getBytes("value")));
    }

    private static DeadLetter letter(ResultSet row, MaskedPayload masked) throws SQLException {
        var headers = new LinkedHashMap<String, String>();
        for (var header : headers(row)) {
            var value = header.value();
            headers.put(header.key(), value == null ? "" : new String(value, StandardCharsets.UTF_8));
        }
        var handledAt = row.getObject("handled_at", OffsetDateTime.class);
        return new DeadLetter(
                row.getObject("id", UUID.class),
                row.getString("listener"),
                row.getString("topic"),
                row.getInt("partition"),
                row.getLong("record_offset"),
                Timestamps.of(row, "recorded_at"),
                key(row),
                Map.copyOf(masked.headers(headers)),
                masked.error(row.getString("error")),
                Timestamps.of(row, "died_at"),
                Status.valueOf(row.getString("status")),
                row.getString("handled_by"),
                row.getString("reason"),
                handledAt == null ? null : handledAt.toInstant());
    }

    private static Header[] headers(ResultSet row) throws SQLException {
        var names = (String[]) array(row.getArray("header_names"));
        var values = (byte[][]) array(row.getArray("header_values"));
        var headers = new Header[names.length];
        for (var i = 0; i < names.length; i++) {
            headers[i] = new RecordHeader(names[i], values[i]);
        }
        return headers;
    }

    private static Object array(Array array) throws SQLException {
        return array.getArray();
    }

    private static @Nullable String key(ResultSet row) throws SQLException {
        var key = row.getBytes("key");
        return key == null ? null : new String(key, StandardCharsets.UTF_8);
    }
}
