package org.walletsuite.ledger.journal;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.walletsuite.platform.event.EventCodec;
import org.walletsuite.platform.event.LedgerEvent;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.testing.TestBroker;

/** What the ledger has told on Kafka. */
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
        var found = new ArrayList<ConsumerRecord<String, byte[]>>();
        var settings = Map.<String, Object>of(
                "bootstrap.servers", TestBroker.shared().bootstrapServers(), "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(partitions(consumer));
            await().atMost(30, SECONDS).until(() -> {
                for (var record : consumer.poll(Duration.ofMillis(100))) {
                    if (record.key().equals(account.id().toString())) {
                        found.add(record);
                    }
                }
                return found.size() >= expected;
            });
        }
        return found;
    }

    private static Set<TopicPartition> partitions(KafkaConsumer<String, byte[]> consumer) {
        return consumer.partitionsFor(LedgerEvent.TOPIC).stream()
                .map(part -> new TopicPartition(part.topic(), part.partition()))
                .collect(Collectors.toSet());
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
