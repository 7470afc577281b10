package org.walletsuite.wallet.testing;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.walletsuite.platform.testing.TestBroker;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An event as others read it. */
public record Told(String type, JsonNode event) {

    private static final JsonMapper JSON = new JsonMapper();

    /** All events that a topic has of a key by now, the oldest first. */
    public static List<Told> on(String topic, String key) {
        return TestBroker.shared().records(topic, key).stream().map(Told::of).toList();
    }

    private static Told of(ConsumerRecord<String, byte[]> record) {
        var type = record.headers().lastHeader("ce_type").value();
        return new Told(new String(type, StandardCharsets.UTF_8), JSON.readTree(record.value()));
    }
}
