package org.walletsuite.platform.event;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
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
 * in the database. A topic is created with its first dead letter.
 */
final class DeadLetterTopics {

    private final KafkaAdmin admin;
    private final KafkaTemplate<Object, Object> template;

    DeadLetterTopics(KafkaAdmin admin, KafkaProperties properties, KafkaConnectionDetails connection) {
        this.admin = admin;
        var settings = properties.buildProducerProperties();
        settings.put(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                connection.getProducer().getBootstrapServers());
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        this.template = new KafkaTemplate<>(new DefaultKafkaProducerFactory<>(settings));
    }

    ConsumerRecordRecoverer of(String listener) {
        var publisher = new DeadLetterPublishingRecoverer(
                Map.of(Object.class, template), (record, _) -> new TopicPartition(name(record.topic(), listener), -1));
        return (record, failure) -> {
            admin.createOrModifyTopics(TopicBuilder.name(name(record.topic(), listener))
                    .partitions(1)
                    .build());
            publisher.accept(record, failure);
        };
    }

    private static String name(String topic, String listener) {
        return topic + "." + listener + ".dead";
    }
}
