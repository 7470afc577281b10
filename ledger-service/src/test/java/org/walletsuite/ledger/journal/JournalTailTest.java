package org.walletsuite.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.platform.testing.Patience.await;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.walletsuite.ledger.LedgerClient;
import org.walletsuite.ledger.journal.JournalTail.JournalEvent;
import org.walletsuite.ledger.writer.Books;
import org.walletsuite.ledger.writer.ConcurrentRun;
import org.walletsuite.ledger.writer.Writer;
import org.walletsuite.platform.event.EventCodec;
import org.walletsuite.platform.event.LedgerEvent;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.platform.ledger.LedgerApi;
import org.walletsuite.platform.testing.ServiceTest;
import tools.jackson.databind.json.JsonMapper;

@ServiceTest
@TestConstructor(autowireMode = AutowireMode.ALL)
class JournalTailTest {

    private static final int ALL = 100_000;

    private final LedgerApi ledger;
    private final Writer writer;
    private final JournalTail tail;
    private final SmartLifecycle relay;
    private final EventCodec codec;
    private final JsonMapper json;
    private final JdbcClient db;
    private final DataSource database;

    JournalTailTest(
            @LocalServerPort int port,
            Writer writer,
            JournalTail tail,
            @Qualifier("eventRelay") SmartLifecycle relay,
            EventCodec codec,
            JsonMapper json,
            JdbcClient db,
            DataSource database) {
        this.ledger = LedgerClient.create(port);
        this.writer = writer;
        this.tail = tail;
        this.relay = relay;
        this.codec = codec;
        this.json = json;
        this.db = db;
        this.database = database;
    }

    @Test
    void holdsWhatTheDatabaseHasToTheLastField() throws Exception {
        var seed = ConcurrentRun.seed();
        await().untilAsserted(() -> assertThat(backlog()).isZero());
        relay.stop();
        try {
            new ConcurrentRun(new Books(ledger), List.of(writer), db).run(seed, 8, 60);
            var held = next(tail, ALL);
            var stored = next(new JournalTail(), held.size());

            assertThat(tail.after(cursor(), ALL)).hasSizeGreaterThanOrEqualTo(held.size());
            for (var i = 0; i < held.size(); i++) {
                assertThat(held.get(i).key()).isEqualTo(stored.get(i).key());
                assertThat(headers(held.get(i))).isEqualTo(headers(stored.get(i)));
                assertThat(json.readTree(held.get(i).value()))
                        .isEqualTo(json.readTree(stored.get(i).value()));
            }
            assertThat(held)
                    .as("every kind of event")
                    .extracting(JournalTailTest::type)
                    .containsAll(allTypes());
        } finally {
            relay.start();
        }
    }

    @Test
    void returnsTheNextEventsInOrderUpToALimit() {
        var some = new JournalTail();
        some.add(events(5, 7));
        some.add(events(8, 9));

        assertThat(positions(some.after(4, 3))).containsExactly(5L, 6L, 7L);
        assertThat(positions(some.after(6, 9))).containsExactly(7L, 8L, 9L);
        assertThat(some.after(9, 9)).isEmpty();
    }

    @Test
    void returnsNothingWhenTheNextEventIsNotInMemory() {
        var some = new JournalTail();
        some.add(events(5, 7));

        assertThat(some.after(3, 9)).isEmpty();
        assertThat(positions(some.after(4, 9))).containsExactly(5L, 6L, 7L);
    }

    @Test
    void forgetsEventsBeforeThoseOfAnotherWriter() {
        var some = new JournalTail();
        some.add(events(5, 7));
        some.add(events(9, 10));

        assertThat(some.after(4, 9)).isEmpty();
        assertThat(positions(some.after(8, 9))).containsExactly(9L, 10L);
    }

    @Test
    void aNewConnectionReadsNothingFromMemory() throws SQLException {
        var some = new JournalTail();
        some.add(events(5, 7));
        try (var connection = database.getConnection()) {
            new JournalLog(codec, json, some).prepare(connection);
            try (var reset = connection.createStatement()) {
                reset.execute("reset all");
            }
        }
        assertThat(some.after(4, 9)).isEmpty();
    }

    @Test
    void keepsOnlyTheNewestEventsUpToItsBound() {
        var some = new JournalTail();
        some.add(events(1, 8_000));
        some.add(events(8_001, 9_000));

        assertThat(some.after(0, ALL)).isEmpty();
        assertThat(some.after(9_000 - 8_192, ALL)).hasSize(8_192);
    }

    private List<ProducerRecord<String, byte[]>> next(JournalTail from, int limit) throws SQLException {
        try (var connection = database.getConnection()) {
            return new JournalLog(codec, json, from).next(connection, limit).records();
        }
    }

    private static List<String> headers(ProducerRecord<String, byte[]> record) {
        return Arrays.stream(record.headers().toArray())
                .map(header -> header.key() + ": " + new String(header.value(), StandardCharsets.UTF_8))
                .toList();
    }

    private static String type(ProducerRecord<String, byte[]> record) {
        return new String(record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
    }

    private static Set<String> allTypes() {
        var types = new HashSet<String>();
        EventCodec.eventsOf(LedgerEvent.class).forEach(event -> types.add(EventCodec.typeOf(event)));
        return types;
    }

    private static List<JournalEvent> events(long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(position -> new JournalLine(
                        position, Instant.EPOCH, new UUID(0, 1), new UUID(0, 2), "festival", "wallet", "TOKEN"))
                .map(line -> new JournalEvent(line.statusChanged(AccountStatus.ACTIVE), null))
                .toList();
    }

    private static List<Long> positions(List<JournalEvent> events) {
        return events.stream().map(JournalEvent::position).toList();
    }

    private long cursor() {
        return db.sql("select position from relay_cursor").query(Long.class).single();
    }

    private long backlog() {
        return db.sql("select h.position - c.position from ledger_head h, relay_cursor c")
                .query(Long.class)
                .single();
    }
}
