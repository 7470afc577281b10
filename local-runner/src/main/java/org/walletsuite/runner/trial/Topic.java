package org.walletsuite.runner.trial;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a topic from its beginning, as any new consumer would. */
public final class Topic {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String bootstrapServers;
    private final String name;

    public Topic(String bootstrapServers, String name) {
        this.bootstrapServers = bootstrapServers;
        this.name = name;
    }

    /** The topic's events in the order of each partition, once they satisfy the condition; fails after half a minute. */
    public List<Event> eventsOnce(Predicate<List<Event>> complete) {
        var events = new ArrayList<Event>();
        if (!read(PATIENCE, events::add, () -> complete.test(events))) {
            throw new IllegalStateException("Still incomplete after " + events.size() + " events on " + name);
        }
        return events;
    }

    /** Reads until it is complete, which is asked after every few events; false when it never was. */
    public boolean read(Duration patience, Consumer<Event> each, BooleanSupplier complete) {
        var settings = Map.<String, Object>of(
                "bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest", "fetch.max.bytes", 4_000_000);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(consumer.partitionsFor(name).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList());
            var end = System.nanoTime() + patience.toNanos();
            while (!complete.getAsBoolean()) {
                if (System.nanoTime() > end) {
                    return false;
                }
                consumer.poll(Duration.ofMillis(200))
                        .forEach(record -> each.accept(new Event(
                                record.key(),
                                new String(
                                        record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8),
                                new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8),
                                JSON.readTree(record.value()))));
            }
        }
        return true;
    }

    public record Event(String key, String type, String id, JsonNode value) {}
}
