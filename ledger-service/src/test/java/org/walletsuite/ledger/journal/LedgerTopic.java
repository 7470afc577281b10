package org.walletsuite.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.walletsuite.platform.event.EventCodec;
import org.walletsuite.platform.event.LedgerEvent;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.testing.TestBroker;

/** The events that the ledger has published. */
final class LedgerTopic {

    private final EventCodec codec;

    LedgerTopic(EventCodec codec) {
        this.codec = codec;
    }

    /** The events of an account in their order, once there are as many as expected. */
    List<LedgerEvent> eventsOf(Account account, int expected) {
        return recordsOf(account, expected).stream().map(this::event).toList();
    }

    /** Likewise, with their headers. */
    List<ConsumerRecord<String, byte[]>> recordsOf(Account account, int expected) {
        return TestBroker.shared().awaitRecords(LedgerEvent.TOPIC, account.id(), expected);
    }

    private LedgerEvent event(ConsumerRecord<String, byte[]> record) {
        var event = (LedgerEvent) codec.decode(record).orElseThrow();
        assertThat(header(record, "ce_id")).isEqualTo(event.id());
        assertThat(header(record, "ce_program")).isEqualTo(event.program());
        return event;
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
