package org.walletsuite.wallet.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.walletsuite.platform.testing.TestBroker;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An event as others read it. */
public record Told(String type, JsonNode event) {

    private static final JsonMapper JSON = new JsonMapper();

    /** All events that a topic has of a key by now, the oldest first. */
    public static List<Told> on(String topic, String key) {
        var found = new ArrayList<Told>();
        var settings = Map.<String, Object>of(
                "bootstrap.servers", TestBroker.shared().bootstrapServers(), "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(part -> new TopicPartition(part.topic(), part.partition()))
                    .toList();
            consumer.assign(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(part -> consumer.position(part) < ends.getOrDefault(part, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                    if (record.key().equals(key)) {
                        var type = record.headers().lastHeader("ce_type").value();
                        found.add(new Told(new String(type, StandardCharsets.UTF_8), JSON.readTree(record.value())));
                    }
                });
            }
        }
        return found;
    }
}
