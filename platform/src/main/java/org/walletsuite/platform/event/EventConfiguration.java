package org.walletsuite.platform.event;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.opentelemetry.api.trace.Tracer;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.beans.factory.ObjectProvider;
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
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Events are published through the outbox and consumed by listeners that retry in place and then store a dead letter.
 */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration"
        },
        beforeName = "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration")
@EnableConfigurationProperties(EventSettings.class)
public class EventConfiguration {

    @Bean
    EventCodec eventCodec(Environment environment) {
        return new EventCodec(environment.getRequiredProperty("spring.application.name"));
    }

    @Bean
    RelayProducerFactory relayProducers(KafkaProperties properties, KafkaConnectionDetails connection) {
        return new RelayProducerFactory(properties, connection);
    }

    @Bean
    RecordSpans recordSpans(Tracer tracer) {
        return new RecordSpans(tracer);
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
        TopicCreation topicCreation(KafkaAdmin admin, ObjectProvider<NewTopic> topics) {
            return new TopicCreation(admin, topics.stream().toList());
        }

        @Bean
        EventRelay eventRelay(EventLog log, DataSource database, RelayProducerFactory producers, RecordSpans spans) {
            return new EventRelay(log, database, producers, spans);
        }

        /** A service whose journal is its outbox brings its own log, and has neither of the tables. */
        @Configuration(proxyBeanMethods = false)
        @ConditionalOnMissingBean(EventLog.class)
        @EnableScheduling
        static class WithTables {

            @Bean
            OutboxLog outboxLog(EventCodec codec) {
                return new OutboxLog(codec);
            }

            @Bean
            MeterBinder outboxStops(OutboxLog log) {
                return registry -> Gauge.builder("outbox.stopped_topics", log, OutboxLog::stoppedTopics)
                        .description("Topics blocked by an event that can't be published; the log names it")
                        .register(registry);
            }

            @Bean
            MeterBinder outboxAge(OutboxLog log, JdbcClient db) {
                return registry -> TimeGauge.builder("outbox.age", db, TimeUnit.SECONDS, log::age)
                        .description("Age of the oldest unpublished event; absent during an outage of the database")
                        .register(registry);
            }

            @Bean
            InboxPruning inboxPruning(JdbcClient db, EventSettings settings) {
                return new InboxPruning(db, settings);
            }

            @Bean
            DeadLetterRows deadLetterRows(JdbcClient db) {
                return new DeadLetterRows(db);
            }

            @Bean
            DeadLetters deadLetters(
                    DeadLetterRows rows,
                    KafkaListenerEndpointRegistry listeners,
                    TransactionTemplate transaction,
                    EventSettings settings) {
                return new DeadLetters(rows, listeners, transaction, settings);
            }

            @Bean
            DeadLetterTopics deadLetterTopics(
                    KafkaAdmin admin, KafkaProperties properties, KafkaConnectionDetails connection) {
                return new DeadLetterTopics(admin, properties, connection);
            }

            @Bean
            ListenerContainerCustomizer listenerContainers(
                    JdbcClient db,
                    DeadLetterRows letters,
                    DeadLetterTopics topics,
                    EventSettings settings,
                    RecordSpans spans,
                    MeterRegistry registry) {
                return new ListenerContainerCustomizer(db, letters, topics, settings, spans, registry);
            }
        }
    }
}
