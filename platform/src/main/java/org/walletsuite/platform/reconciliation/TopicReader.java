package org.walletsuite.platform.reconciliation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.core.ConsumerFactory;
import org.walletsuite.platform.error.ApiException;

/** Reads what a topic has, besides its listener and without taking anything away from it. */
public final class TopicReader {

    private static final Duration POLL = Duration.ofSeconds(1);

    /** Without a record for so many polls the broker is taken to be unavailable. */
    private static final int PATIENCE = 30;

    private final ConsumerFactory<String, byte[]> consumers;

    public TopicReader(ConsumerFactory<String, byte[]> consumers) {
        this.consumers = consumers;
    }

    /**
     * A part of a partition.
     *
     * @param handled up to where its listener has come; not included
     * @param isWhole whether nothing before it was ever deleted or is left out
     * @param isCut whether records before it are left out because they are too many
     */
    public record Part(TopicPartition partition, long from, long handled, boolean isWhole, boolean isCut) {}

    /** What a listener has handled since then, of each partition of its topic; the newest records only. */
    public List<Part> handled(String listener, String topic, Instant since, long mostRecords) {
        try (var consumer = consumers.createConsumer(listener, "reconciliation")) {
            var partitions =
                    Objects.requireNonNullElse(consumer.partitionsFor(topic), List.<PartitionInfo>of()).stream()
                            .map(one -> new TopicPartition(topic, one.partition()))
                            .toList();
            var committed = consumer.committed(Set.copyOf(partitions));
            var beginnings = consumer.beginningOffsets(partitions);
            var times = consumer.offsetsForTimes(
                    partitions.stream().collect(Collectors.toMap(one -> one, _ -> since.toEpochMilli())));
            return partitions.stream()
                    .filter(one -> committed.get(one) != null)
                    .map(one -> {
                        var handled = Objects.requireNonNull(committed.get(one)).offset();
                        var beginning = Objects.requireNonNull(beginnings.get(one));
                        var first = times.get(one) == null
                                ? handled
                                : Objects.requireNonNull(times.get(one)).offset();
                        var wanted = Math.max(beginning, first);
                        var from = Math.max(wanted, handled - mostRecords);
                        return new Part(one, from, handled, from == 0, from > wanted);
                    })
                    .filter(part -> part.from() < part.handled())
                    .toList();
        }
    }

    /** Up to where the partitions are written by now. */
    public Map<TopicPartition, Long> ends(String listener, List<TopicPartition> partitions) {
        try (var consumer = consumers.createConsumer(listener, "reconciliation")) {
            return consumer.endOffsets(partitions);
        }
    }

    /** Reads a partition's records from an offset to another one, which is not included. */
    public void read(
            String listener,
            TopicPartition partition,
            long from,
            long to,
            Consumer<ConsumerRecord<String, byte[]>> each) {
        try (var consumer = consumers.createConsumer(listener, "reconciliation")) {
            consumer.assign(List.of(partition));
            consumer.seek(partition, from);
            var patience = PATIENCE;
            while (consumer.position(partition) < to) {
                var records = consumer.poll(POLL);
                patience = records.isEmpty() ? patience - 1 : PATIENCE;
                if (patience == 0) {
                    throw ApiException.unavailable("Kafka does not give all of " + partition, null);
                }
                records.records(partition).stream()
                        .filter(one -> one.offset() < to)
                        .forEach(each);
            }
        }
    }
}
