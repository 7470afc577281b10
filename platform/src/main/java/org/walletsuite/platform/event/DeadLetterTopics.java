package org.walletsuite.platform.event;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.ConsumerRecordRecoverer;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;

/**
 * Copies of dead letters for Kafka's own tools, in {@code <topic>.<listener>.dead}; replays and discards are recorded
 * in the database. A topic is created with its first dead letter. A copy that can't be written is left out, because the
 * next events must not wait for it.
 */
final class DeadLetterTopics implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterTopics.class);

    private final KafkaAdmin admin;
    private final DefaultKafkaProducerFactory<Object, Object> producers;

    DeadLetterTopics(KafkaAdmin admin, KafkaProperties properties, KafkaConnectionDetails connection) {
        this.admin = admin;
        var settings = properties.buildProducerProperties();
        settings.put(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                connection.getProducer().getBootstrapServers());
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        this.producers = new DefaultKafkaProducerFactory<>(settings);
    }

    ConsumerRecordRecoverer of(String listener) {
        var publisher = new DeadLetterPublishingRecoverer(
                Map.of(Object.class, new KafkaTemplate<>(producers)),
                (record, _) -> new TopicPartition(name(record.topic(), listener), -1));
        return (record, failure) -> {
            try {
                admin.createOrModifyTopics(TopicBuilder.name(name(record.topic(), listener))
                        .partitions(1)
                        .build());
                publisher.accept(record, failure);
            } catch (RuntimeException e) {
                LOG.warn("The dead letter has no copy in {}", name(record.topic(), listener), e);
            }
        };
    }

    @Override
    public void close() {
        producers.destroy();
    }

    private static String name(String topic, String listener) {
        return topic + "." + listener + ".dead";
    }
}
