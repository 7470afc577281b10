package org.walletsuite.platform.event;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.opentelemetry.api.trace.Tracer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.config.ContainerCustomizer;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.util.backoff.ExponentialBackOff;
import org.walletsuite.platform.error.Outage;

/** Events out through the outbox and in through listeners that retry in place and then set a record aside. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration"
        },
        beforeName = "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration")
@EnableConfigurationProperties(EventSettings.class)
public class EventConfiguration {

    private static final long LONGEST_PAUSE_MILLIS = 10_000;

    @Bean
    EventCodec eventCodec(Environment environment) {
        return new EventCodec(environment.getRequiredProperty("spring.application.name"));
    }

    @Bean
    RelayProducers relayProducers(KafkaProperties properties, KafkaConnectionDetails connection) {
        return new RelayProducers(properties, connection);
    }

    @Bean
    RecordSpans recordSpans(Tracer tracer) {
        return new RecordSpans(tracer);
    }

    @Bean
    CommonErrorHandler deadLetters(
            EventSettings events,
            KafkaProperties properties,
            KafkaConnectionDetails connection,
            Environment environment,
            MeterRegistry registry) {
        var settings = properties.buildProducerProperties();
        settings.put(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                connection.getProducer().getBootstrapServers());
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        var topic = deadLetters(environment);
        var template = new KafkaTemplate<>(new DefaultKafkaProducerFactory<Object, Object>(settings));
        var backOff = new ExponentialBackOff(100, 2);
        backOff.setMaxInterval(LONGEST_PAUSE_MILLIS);
        backOff.setMaxElapsedTime(events.retryFor().toMillis());
        var handler = new DefaultErrorHandler(
                new DeadLetterPublishingRecoverer(
                        Map.of(Object.class, template),
                        (ConsumerRecord<?, ?> record, Exception error) -> new TopicPartition(topic, -1)),
                backOff);
        handler.setRetryListeners(new DeadLetterCounter(registry));
        var untilItIsOver = new ExponentialBackOff(100, 2);
        untilItIsOver.setMaxInterval(LONGEST_PAUSE_MILLIS);
        // To set events aside for an outage would only lose their order.
        handler.setBackOffFunction((_, failure) -> Outage.isBehind(failure) ? untilItIsOver : backOff);
        return handler;
    }

    /** What is heard is seen in its traces; a batch is acknowledged as a whole, and what fails in it fails alone. */
    @Bean
    ContainerCustomizer<Object, Object, ConcurrentMessageListenerContainer<Object, Object>> listeners(
            RecordSpans spans) {
        return container -> {
            var properties = container.getContainerProperties();
            if (properties.getMessageListener() instanceof BatchMessageListener) {
                properties.setAckMode(ContainerProperties.AckMode.BATCH);
                properties.setAdviceChain(new Heard(spans), new OneByOne());
            } else {
                properties.setAdviceChain(new Heard(spans));
            }
        };
    }

    private static String deadLetters(Environment environment) {
        return environment.getRequiredProperty("spring.application.name") + ".dead-letters";
    }

    /** Only for services with a database: the gateway has neither one nor its driver. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(JdbcClient.class)
    @ConditionalOnBean(DataSource.class)
    static class WithDatabase {

        @Bean
        Outbox outbox(JdbcClient db, EventCodec codec) {
            return new Outbox(db, codec);
        }

        @Bean
        Inbox inbox(JdbcClient db) {
            return new Inbox(db);
        }

        @Bean
        NewTopic deadLetterTopic(Environment environment) {
            return TopicBuilder.name(deadLetters(environment)).partitions(1).build();
        }

        @Bean
        TopicCreation topicCreation(KafkaAdmin admin, List<NewTopic> topics) {
            return new TopicCreation(admin, topics);
        }

        @Bean
        EventRelay eventRelay(EventLog log, DataSource database, RelayProducers producers, RecordSpans spans) {
            return new EventRelay(log, database, producers, spans);
        }

        /** A service whose own journal is its outbox brings a log of its own, and has the tables of neither. */
        @Configuration(proxyBeanMethods = false)
        @ConditionalOnMissingBean(EventLog.class)
        @EnableScheduling
        static class WithTables {

            @Bean
            EventLog outboxLog(EventCodec codec) {
                return new OutboxLog(codec);
            }

            @Bean
            MeterBinder outboxAge(JdbcClient db) {
                return registry -> TimeGauge.builder("outbox.age", db, TimeUnit.SECONDS, OutboxLog::age)
                        .description(
                                "How long the oldest event has waited for Kafka; nothing where the database is away")
                        .register(registry);
            }

            @Bean
            InboxPruning inboxPruning(JdbcClient db, EventSettings settings) {
                return new InboxPruning(db, settings);
            }
        }
    }
}
