package org.walletsuite.platform.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.walletsuite.platform.event.LedgerEvent.AccountStatusChanged;
import org.walletsuite.platform.event.UserEvent.UserDisabled;
import org.walletsuite.platform.testing.TestUsers;
import org.walletsuite.platform.trace.TraceParent;

class EventCodecTest {

    private static final UUID ID = UUID.fromString("0190a000-0000-7000-8000-000000000001");
    private static final Instant TIME = Instant.parse("2026-07-15T14:30:00.123456Z");

    private final EventCodec codec = new EventCodec("test");

    @Test
    void readsWhatItWrote() {
        var events = List.of(frozen("festival"), disabled());
        assertThat(codec.decode(events.stream().map(this::record).toList())).isEqualTo(events);
    }

    @Test
    void skipsUnknownTypesAndRecordsThatAreNoEvents() {
        var unknown = record(disabled());
        unknown.headers().remove("ce_type").add("ce_type", "user.dreamt.v9".getBytes(StandardCharsets.UTF_8));
        var deletion = new ConsumerRecord<String, byte[]>("users", 0, 0, "key", null);
        record(disabled()).headers().forEach(deletion.headers()::add);
        var bare = new ConsumerRecord<>("users", 0, 0, "key", new byte[0]);
        assertThat(codec.decode(List.of(unknown, deletion, bare, record(disabled()))))
                .containsExactly(disabled());
    }

    @Test
    void findsAProgramsEventsWithoutReadingTheOthers() {
        var garbled = new ConsumerRecord<>("ledger.entries", 0, 0, "key", new byte[] {'{'});
        record(frozen("gift-card")).headers().forEach(garbled.headers()::add);
        var found = EventCodec.ofProgram(
                "festival", List.of(record(frozen("main")), garbled, record(frozen("festival")), record(disabled())));
        assertThat(codec.decode(found)).containsExactly(frozen("festival"));
    }

    @Test
    void readsTheTraceOfARecord() {
        var text = "00-0af7651916cd43dd8448eb211c80319c-00f067aa0ba902b7-01";
        var trace = TraceParent.bytes(TraceParent.of(text));
        for (var event : List.of(frozen("festival"), disabled())) {
            assertThat(EventCodec.trace(codec.encode(event, trace).headers()))
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo(text);
            assertThat(EventCodec.trace(codec.encode(event).headers())).isNull();
        }
        var passedOn = codec.encode(disabled(), trace).headers().add("kafka_dlt-original-topic", new byte[] {'u'});
        assertThat(EventCodec.trace(passedOn)).asString(StandardCharsets.UTF_8).isEqualTo(text);
        assertThat(EventCodec.trace(new RecordHeaders())).isNull();
    }

    /** An event from before users had a language. */
    @Test
    void takesAUserWithoutALanguageForOneWhoReadsEnglish() {
        var older = record(disabled());
        var value = new String(older.value(), StandardCharsets.UTF_8).replace("\"language\":\"en\",", "");
        assertThat(value).doesNotContain("language");
        var read = new ConsumerRecord<>("users", 0, 0, "key", value.getBytes(StandardCharsets.UTF_8));
        older.headers().forEach(read.headers()::add);
        assertThat(codec.decode(List.of(read))).containsExactly(disabled());
    }

    private static UserDisabled disabled() {
        return new UserDisabled("2", TIME, TestUsers.user(ID, 7));
    }

    private static AccountStatusChanged frozen(String program) {
        return new AccountStatusChanged("status:1", TIME, 1, ID, ID, program, "wallet", "FEST-1", "FROZEN");
    }

    private ConsumerRecord<String, byte[]> record(DomainEvent event) {
        ProducerRecord<String, byte[]> sent = codec.encode(event);
        var consumed = new ConsumerRecord<>(sent.topic(), 0, 0, sent.key(), sent.value());
        sent.headers().forEach(consumed.headers()::add);
        return consumed;
    }
}
