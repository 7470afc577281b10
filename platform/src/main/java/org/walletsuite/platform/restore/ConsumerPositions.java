package org.walletsuite.platform.restore;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.UnknownMemberIdException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * Where the service's listeners go on reading. Kafka keeps that, not the database, so after a restore the listeners would
 * never again see what they had consumed since.
 */
final class ConsumerPositions {

    private static final Logger LOG = LoggerFactory.getLogger(ConsumerPositions.class);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    /** A process that was killed stays in its group for its session timeout of ten seconds. */
    private static final int TRIES = 30;

    private final KafkaAdmin admin;
    private final KafkaListenerEndpointRegistry listeners;

    ConsumerPositions(KafkaAdmin admin, KafkaListenerEndpointRegistry listeners) {
        this.admin = admin;
        this.listeners = listeners;
    }

    /** Has every listener consume again what is as old as this, and never skips what one has not consumed yet. */
    void rewind(Instant since) {
        try (var kafka = Admin.create(admin.getConfigurationProperties())) {
            listeners.getAllListenerContainers().forEach(listener -> rewind(kafka, listener, since));
        }
    }

    private static void rewind(Admin kafka, MessageListenerContainer listener, Instant since) {
        var group = Objects.requireNonNull(listener.getGroupId());
        var consumed = consumed(kafka, group);
        var wanted = first(kafka, consumed.keySet(), since);
        wanted.replaceAll((partition, offset) ->
                Math.min(offset, Objects.requireNonNull(consumed.get(partition)).offset()));
        if (!wanted.isEmpty()) {
            set(kafka, group, wanted);
            LOG.info("Listener {} consumes again from {} on: {}", group, since, wanted);
        }
    }

    /** Partitions without an offset are read from their beginning anyway. */
    private static Map<TopicPartition, OffsetAndMetadata> consumed(Admin kafka, String group) {
        try {
            var offsets =
                    new HashMap<>(answer(kafka.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata()));
            offsets.values().removeIf(Objects::isNull);
            return offsets;
        } catch (GroupIdNotFoundException e) {
            LOG.debug("Group {} has consumed nothing yet", group, e);
            return Map.of();
        }
    }

    private static Map<TopicPartition, Long> first(Admin kafka, Collection<TopicPartition> partitions, Instant since) {
        try {
            var found = answer(kafka.listOffsets(of(partitions, OffsetSpec.forTimestamp(since.toEpochMilli())))
                    .all());
            var oldest = answer(
                    kafka.listOffsets(of(partitions, OffsetSpec.earliest())).all());
            var newest = answer(
                    kafka.listOffsets(of(partitions, OffsetSpec.latest())).all());
            var first = new HashMap<TopicPartition, Long>();
            for (var partition : partitions) {
                var offset = Objects.requireNonNull(found.get(partition)).offset();
                var beginning = Objects.requireNonNull(oldest.get(partition)).offset();
                if (offset == beginning && beginning > 0) {
                    LOG.warn(
                            "{} has nothing older than {}: events may be gone that were consumed after the moment",
                            partition,
                            since);
                }
                first.put(
                        partition,
                        offset < 0
                                ? Objects.requireNonNull(newest.get(partition)).offset()
                                : offset);
            }
            return first;
        } catch (UnknownTopicOrPartitionException e) {
            LOG.warn("There is no such topic any more among {}", partitions, e);
            return new HashMap<>();
        }
    }

    private static Map<TopicPartition, OffsetSpec> of(Collection<TopicPartition> partitions, OffsetSpec spec) {
        return partitions.stream().collect(Collectors.toMap(one -> one, _ -> spec));
    }

    private static void set(Admin kafka, String group, Map<TopicPartition, Long> offsets) {
        var wanted = offsets.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> new OffsetAndMetadata(entry.getValue())));
        for (var tries = 1; ; tries++) {
            try {
                answer(kafka.alterConsumerGroupOffsets(group, wanted).all());
                return;
            } catch (UnknownMemberIdException | GroupNotEmptyException e) {
                if (tries == TRIES) {
                    throw new IllegalStateException(
                            "Listener " + group + " still runs in another process: stop all replicas first", e);
                }
                LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
            }
        }
    }

    private static <T> T answer(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
