package org.walletsuite.e2e;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a topic from its beginning, as any new consumer would. */
final class Topic {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String bootstrapServers;
    private final String name;

    Topic(String bootstrapServers, String name) {
        this.bootstrapServers = bootstrapServers;
        this.name = name;
    }

    /** The topic's events in the order of each partition, once they satisfy the condition. */
    List<Event> eventsOnce(Predicate<List<Event>> complete) {
        var events = new ArrayList<Event>();
        var settings = Map.<String, Object>of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(consumer.partitionsFor(name).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList());
            var end = System.nanoTime() + PATIENCE.toNanos();
            while (!complete.test(events)) {
                if (System.nanoTime() > end) {
                    throw new AssertionError("Still incomplete after " + events.size() + " events on " + name);
                }
                consumer.poll(Duration.ofMillis(200))
                        .forEach(record -> events.add(new Event(
                                record.key(),
                                new String(
                                        record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8),
                                new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8),
                                JSON.readTree(record.value()))));
            }
        }
        return events;
    }

    record Event(String key, String type, String id, JsonNode value) {}
}
