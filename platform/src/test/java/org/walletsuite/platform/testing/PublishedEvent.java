package org.walletsuite.platform.testing;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An event as other services read it. */
public record PublishedEvent(String type, JsonNode event) {

    /** All events that a topic has of a key by now, the oldest first. */
    public static List<PublishedEvent> on(String topic, String key) {
        return TestBroker.shared().records(topic, key).stream()
                .map(PublishedEvent::of)
                .toList();
    }

    private static PublishedEvent of(ConsumerRecord<String, byte[]> record) {
        var type = record.headers().lastHeader("ce_type").value();
        return new PublishedEvent(
                new String(type, StandardCharsets.UTF_8), JsonMapper.shared().readTree(record.value()));
    }
}
