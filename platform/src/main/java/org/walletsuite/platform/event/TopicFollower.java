package org.walletsuite.platform.event;

import io.opentelemetry.api.trace.Tracer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.SmartLifecycle;
import org.walletsuite.platform.workflow.LifecycleThread;

/**
 * Reads a compacted topic from its beginning and follows its end. Every process follows it without a consumer group,
 * because each needs the whole state in memory; events may be redelivered, and older ones may come after newer ones.
 */
public final class TopicFollower<E extends DomainEvent> implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(TopicFollower.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration BROKER_ANSWERS = Duration.ofSeconds(2);
    private static final Duration TO_CATCH_UP = Duration.ofSeconds(3);
    private static final Duration TO_FINISH = Duration.ofSeconds(5);

    private final Class<E> family;
    private final String topic;
    private final Reader<E> reader;
    private final EventCodec codec;
    private final RecordSpans spans;
    private final Map<String, Object> settings;
    private final CountDownLatch caughtUp = new CountDownLatch(1);
    private final LifecycleThread thread;
    private volatile long readAllAt = System.nanoTime();

    /** Handles the topic's records, one after the other. */
    public interface Reader<E> {

        /** Handles an event; throws when it is invalid, and the record then counts as unreadable. */
        void consume(E event, ConsumerRecord<String, byte[]> record);

        /** Handles a record that this version can't read: the state of its key is unknown from then on. */
        void unreadable(ConsumerRecord<String, byte[]> record, RuntimeException reason);
    }

    public TopicFollower(
            Class<E> family,
            Reader<E> reader,
            EventCodec codec,
            Tracer tracer,
            KafkaProperties properties,
            KafkaConnectionDetails connection) {
        this.family = family;
        this.topic = Objects.requireNonNull(family.getAnnotation(Topic.class)).value();
        this.reader = reader;
        this.codec = codec;
        this.spans = new RecordSpans(tracer);
        this.thread = new LifecycleThread(
                Thread.ofPlatform().name(topic + "-follower").daemon(), this::run, TO_FINISH);
        this.settings = properties.buildConsumerProperties();
        settings.put(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                connection.getConsumer().getBootstrapServers());
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
    }

    /** Whether everything that was in the topic at the start has been consumed; once true it stays true. */
    public boolean isCaughtUp() {
        return caughtUp.getCount() == 0;
    }

    /** The time since this process was last known to be at the topic's end; since the start where it never was. */
    public Duration age() {
        return Duration.ofNanos(System.nanoTime() - readAllAt);
    }

    /** Whether all of the topic had been consumed within this time; of a quiet topic, too, while its brokers answer. */
    public boolean isCurrent(Duration limit) {
        return isCaughtUp() && age().compareTo(limit) <= 0;
    }

    private void run() {
        var logged = false;
        while (isRunning()) {
            try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
                follow(consumer);
                logged = false;
            } catch (InterruptException e) {
                LOG.debug("Following {} was interrupted", topic, e);
            } catch (RuntimeException e) {
                if (!logged) {
                    LOG.warn("Topic {} can't be followed at the moment: {}", topic, e.toString());
                }
                logged = true;
            }
            if (isRunning()) {
                LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
            }
        }
    }

    /** Follows until the topic gets more partitions; a topic that doesn't exist yet counts as empty. */
    private void follow(KafkaConsumer<String, byte[]> consumer) {
        var looked = System.nanoTime();
        var partitions = partitions(consumer);
        if (partitions.isEmpty()) {
            readAll(looked);
            return;
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        var ends = ends(consumer, partitions);
        while (isRunning()) {
            consumer.poll(POLL).forEach(this::consume);
            if (isAt(ends, consumer)) {
                readAll(looked);
            }
            if (System.nanoTime() - looked > BETWEEN_LOOKS.toNanos()) {
                looked = System.nanoTime();
                if (partitions(consumer).size() > partitions.size()) {
                    return;
                }
                ends = ends(consumer, partitions);
            }
        }
    }

    private void readAll(long asOf) {
        readAllAt = asOf;
        caughtUp.countDown();
    }

    /** Empty when the brokers don't answer: reading goes on, but the end doesn't count as reached. */
    private static Map<TopicPartition, Long> ends(
            KafkaConsumer<String, byte[]> consumer, List<TopicPartition> partitions) {
        try {
            return consumer.endOffsets(partitions, BROKER_ANSWERS);
        } catch (TimeoutException e) {
            LOG.debug("The end of {} is unknown: no broker answers", partitions, e);
            return Map.of();
        }
    }

    private static boolean isAt(Map<TopicPartition, Long> ends, KafkaConsumer<String, byte[]> consumer) {
        return !ends.isEmpty()
                && ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private List<TopicPartition> partitions(KafkaConsumer<String, byte[]> consumer) {
        return Objects.requireNonNullElse(consumer.partitionsFor(topic), List.<PartitionInfo>of()).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    /** An unreadable record doesn't stop later ones. A record without a value deletes its key's state. */
    private void consume(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            return;
        }
        try (var _ = spans.process(List.of(record))) {
            reader.consume(event(record), record);
        } catch (RuntimeException e) {
            reader.unreadable(record, e);
        }
    }

    /** An event of an unknown type may say anything about its key, so the state before it can't be used. */
    private E event(ConsumerRecord<String, byte[]> record) {
        var event = codec.decode(record)
                .filter(family::isInstance)
                .map(family::cast)
                .orElseThrow(() -> new IllegalArgumentException("It is no event that this version knows"));
        if (!event.key().equals(record.key())) {
            throw new IllegalArgumentException("It is about " + event.key() + ", but its key is " + record.key());
        }
        return event;
    }

    /**
     * Waits briefly, so that the first requests find it caught up; during a Kafka outage the service starts all the
     * same.
     */
    @Override
    public void start() {
        thread.start();
        try {
            if (!caughtUp.await(TO_CATCH_UP.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("Topic {} has not been read to its end yet", topic);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        thread.stop();
    }

    @Override
    public boolean isRunning() {
        return thread.isRunning();
    }

    /** As early as possible: until it has caught up, no token can be checked. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
