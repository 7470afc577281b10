package org.walletsuite.platform.restore;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.core.ConsumerFactory;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.event.DomainEvent;
import org.walletsuite.platform.event.EventCodec;

/** Reads what a topic still has, besides its listeners and without a group. */
public final class EventHistory {

    private static final Duration POLL = Duration.ofSeconds(1);

    /** Without a record for so many polls the broker is taken to be unavailable. */
    private static final int PATIENCE = 30;

    private final ConsumerFactory<String, byte[]> consumers;
    private final EventCodec codec;

    EventHistory(ConsumerFactory<String, byte[]> consumers, EventCodec codec) {
        this.consumers = consumers;
        this.codec = codec;
    }

    /** Passes on a family's events since then, up to the topic's end as it is now; those of one key in their order. */
    public <E extends DomainEvent> void read(Class<E> family, String topic, Instant since, Consumer<E> action) {
        try (var consumer = consumers.createConsumer("restore", "history")) {
            var partitions =
                    Objects.requireNonNullElse(consumer.partitionsFor(topic), List.<PartitionInfo>of()).stream()
                            .map(one -> new TopicPartition(topic, one.partition()))
                            .toList();
            var ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            consumer.offsetsForTimes(
                            partitions.stream().collect(Collectors.toMap(one -> one, _ -> since.toEpochMilli())))
                    .forEach((partition, first) -> {
                        if (first == null) {
                            consumer.seekToEnd(List.of(partition));
                        } else {
                            consumer.seek(partition, first.offset());
                        }
                    });
            var patience = PATIENCE;
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                var records = consumer.poll(POLL);
                patience = records.isEmpty() ? patience - 1 : PATIENCE;
                if (patience == 0) {
                    throw ApiException.unavailable("Kafka does not give all of " + topic, null);
                }
                records.forEach(record -> codec.decode(record)
                        .filter(family::isInstance)
                        .map(family::cast)
                        .ifPresent(action));
            }
        }
    }
}
