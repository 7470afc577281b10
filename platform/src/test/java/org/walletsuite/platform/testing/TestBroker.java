package org.walletsuite.platform.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.walletsuite.platform.event.AccessEvent;
import org.walletsuite.platform.event.PartnerEvent;

/** One Kafka broker a JVM: a container where Docker answers, the embedded one elsewhere. */
public final class TestBroker {

    private static final Duration LONGEST_READING = Duration.ofMinutes(1);

    private static @Nullable TestBroker shared;

    private final String bootstrapServers;

    private TestBroker(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** Starts the broker on first use and waits until it leads a partition; it ends with the JVM. */
    public static synchronized TestBroker shared() {
        if (shared == null) {
            var broker = new TestBroker(DockerClientFactory.instance().isDockerAvailable() ? container() : embedded());
            broker.awaitLeader();
            TestPartners.publishSome(broker);
            shared = broker;
        }
        return shared;
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Sends one record and waits until the broker has it. */
    public void send(ProducerRecord<String, byte[]> record) {
        send(List.of(record));
    }

    /** Sends records together and waits until the broker has them all. */
    public void send(List<ProducerRecord<String, byte[]>> records) {
        var settings = Map.<String, Object>of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers, ProducerConfig.LINGER_MS_CONFIG, 200);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            var sent = records.stream().map(producer::send).toList();
            producer.flush();
            for (var acknowledgement : sent) {
                acknowledgement.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The broker does not take " + records, e);
        }
    }

    /** Once a topic holds as many records of a key as expected: all of them, the oldest first. */
    public List<ConsumerRecord<String, byte[]>> awaitRecords(String topic, Object key, int expected) {
        return Patience.await().until(() -> records(topic, key), found -> found.size() >= expected);
    }

    /** The records of a key that a topic holds by now, the oldest first; none for a topic that does not exist. */
    public List<ConsumerRecord<String, byte[]>> records(String topic, Object key) {
        var settings = Map.<String, Object>of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions =
                    Objects.requireNonNullElse(consumer.partitionsFor(topic), List.<PartitionInfo>of()).stream()
                            .map(partition -> new TopicPartition(topic, partition.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var found = new ArrayList<ConsumerRecord<String, byte[]>>();
            var start = System.nanoTime();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (var record : consumer.poll(Duration.ofMillis(100))) {
                    if (key.toString().equals(record.key())) {
                        found.add(record);
                    }
                }
                if (System.nanoTime() - start > LONGEST_READING.toNanos()) {
                    throw new IllegalStateException("The broker does not give all of " + topic);
                }
            }
            return found;
        }
    }

    private void awaitLeader() {
        var settings = Map.<String, Object>of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        try (var admin = Admin.create(settings)) {
            admin.createTopics(List.of(
                            new NewTopic("broker-is-up", 1, (short) 1),
                            compacted(AccessEvent.TOPIC),
                            compacted(PartnerEvent.TOPIC)))
                    .all()
                    .get();
            Patience.await().until(() -> hasLeader(admin));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The broker does not come up", e);
        }
    }

    /** As its service creates it; all services need it to check tokens. */
    private static NewTopic compacted(String topic) {
        return new NewTopic(topic, 6, (short) 1)
                .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
    }

    private static boolean hasLeader(Admin admin) throws InterruptedException, ExecutionException {
        return admin
                .describeTopics(List.of("broker-is-up", AccessEvent.TOPIC, PartnerEvent.TOPIC))
                .allTopicNames()
                .get()
                .values()
                .stream()
                .flatMap(topic -> topic.partitions().stream())
                .allMatch(partition -> partition.leader() != null);
    }

    private static String container() {
        @SuppressWarnings("resource") // Lives as long as the JVM; Testcontainers' reaper ends it.
        var container = new KafkaContainer("apache/kafka:4.2.1");
        container.start();
        return container.getBootstrapServers();
    }

    private static String embedded() {
        var broker = new EmbeddedKafkaKraftBroker(1, 2);
        broker.brokerProperty("auto.create.topics.enable", "false");
        broker.afterPropertiesSet();
        Runtime.getRuntime().addShutdownHook(new Thread(broker::destroy));
        return broker.getBrokersAsString();
    }
}
