package org.walletsuite.platform.operations;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.walletsuite.platform.operations.ServiceOverview.ListenerLag;

/**
 * How far the listeners of a service are behind, all its replicas together: what is committed against the topics' ends.
 * The consumers' own metrics know only their replica's part, and keep it during an outage.
 */
final class ConsumerLags implements AutoCloseable {

    /** Shorter than an overview waits. */
    private static final int PATIENCE_MILLIS = (int) Duration.ofMillis(600).toMillis();

    private final Map<String, Object> settings;
    private final ObjectProvider<KafkaListenerEndpointRegistry> listeners;
    private @Nullable Admin kafka;

    ConsumerLags(Map<String, Object> settings, ObjectProvider<KafkaListenerEndpointRegistry> listeners) {
        this.settings = new HashMap<>(settings);
        this.settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        this.settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        this.listeners = listeners;
    }

    /** One for each listener, by their names. Throws when no broker answers. */
    List<ListenerLag> measure() throws InterruptedException, ExecutionException {
        var client = client();
        client.describeCluster().nodes().get();
        var topics = topics();
        if (topics.isEmpty()) {
            return List.of();
        }
        var committed = client.listConsumerGroupOffsets(topics.keySet().stream()
                .collect(Collectors.toMap(Function.identity(), _ -> new ListConsumerGroupOffsetsSpec())));
        var partitions = partitions(client, topics.values());
        var all = partitions.values().stream().flatMap(Collection::stream).toList();
        var ends = client.listOffsets(offsets(all, OffsetSpec::latest)).all();
        var begins =
                client.listOffsets(offsets(all, OffsetSpec::earliest)).all().get();
        var lags = new LinkedHashMap<String, Long>();
        for (var listener : topics.entrySet()) {
            var handled = known(
                    committed.partitionsToOffsetAndMetadata(listener.getKey()),
                    GroupIdNotFoundException.class,
                    Map.<TopicPartition, OffsetAndMetadata>of());
            var lag = 0L;
            for (var topic : listener.getValue()) {
                for (var partition : partitions.getOrDefault(topic, List.of())) {
                    lag += Math.max(0, offset(ends.get(), partition) - position(handled, begins, partition));
                }
            }
            lags.put(listener.getKey(), lag);
        }
        return lags.entrySet().stream()
                .map(entry -> new ListenerLag(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Made with the first question, because few replicas are ever asked. */
    private synchronized Admin client() {
        if (kafka == null) {
            kafka = Admin.create(settings);
        }
        return kafka;
    }

    /** The topics of each listener. */
    private Map<String, List<String>> topics() {
        var topics = new TreeMap<String, List<String>>();
        listeners.stream()
                .flatMap(registry -> registry.getListenerContainers().stream())
                .forEach(container -> {
                    var names = container.getContainerProperties().getTopics();
                    topics.put(String.valueOf(container.getGroupId()), names == null ? List.of() : List.of(names));
                });
        return topics;
    }

    /** A topic that does not exist yet has none. */
    private static Map<String, List<TopicPartition>> partitions(Admin client, Collection<List<String>> topics)
            throws InterruptedException, ExecutionException {
        var names = topics.stream().flatMap(Collection::stream).distinct().toList();
        var partitions = new HashMap<String, List<TopicPartition>>();
        for (var topic : client.describeTopics(names).topicNameValues().entrySet()) {
            var count = known(
                    topic.getValue().thenApply(found -> found.partitions().size()),
                    UnknownTopicOrPartitionException.class,
                    0);
            partitions.put(
                    topic.getKey(),
                    IntStream.range(0, count)
                            .mapToObj(number -> new TopicPartition(topic.getKey(), number))
                            .toList());
        }
        return partitions;
    }

    private static <T> T known(KafkaFuture<T> future, Class<? extends Throwable> absence, T absent)
            throws InterruptedException, ExecutionException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (absence.isInstance(e.getCause())) {
                return absent;
            }
            throw e;
        }
    }

    private static Map<TopicPartition, OffsetSpec> offsets(List<TopicPartition> partitions, Supplier<OffsetSpec> at) {
        return partitions.stream().collect(Collectors.toMap(Function.identity(), _ -> at.get()));
    }

    /** A partition of which nothing was handled yet counts from its beginning. */
    private static long position(
            Map<TopicPartition, OffsetAndMetadata> handled,
            Map<TopicPartition, ListOffsetsResultInfo> begins,
            TopicPartition partition) {
        var position = handled.get(partition);
        return position == null ? offset(begins, partition) : position.offset();
    }

    private static long offset(Map<TopicPartition, ListOffsetsResultInfo> offsets, TopicPartition partition) {
        return Objects.requireNonNull(offsets.get(partition)).offset();
    }

    @Override
    public synchronized void close() {
        if (kafka != null) {
            kafka.close(Duration.ofSeconds(1));
        }
    }
}
