package org.walletsuite.platform.event;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import org.aopalliance.aop.Advice;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.config.ContainerCustomizer;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;
import org.walletsuite.platform.database.Timestamps;
import org.walletsuite.platform.error.Outage;

/**
 * Configures every listener by its declaration:
 *
 * <pre>{@code @KafkaListener(id = "sales", topics = LedgerEvent.TOPIC, properties = "auto.offset.reset=earliest")}</pre>
 *
 * The id is the listener's name in the whole suite: its consumer group, its inbox, and its dead letters with their
 * topic {@code <topic>.<id>.dead}. The property says where it begins when it is first deployed: with all that Kafka
 * still has ({@code earliest}), or with events from then on ({@code latest}).
 */
final class ListenerContainerCustomizer
        implements ContainerCustomizer<Object, Object, ConcurrentMessageListenerContainer<Object, Object>> {

    private static final Logger LOG = LoggerFactory.getLogger(ListenerContainerCustomizer.class);
    private static final String START = ConsumerConfig.AUTO_OFFSET_RESET_CONFIG;
    private static final long LONGEST_PAUSE_MILLIS = 10_000;

    private final JdbcClient db;
    private final DeadLetterRows letters;
    private final DeadLetterTopics topics;
    private final EventSettings settings;
    private final RecordSpans spans;
    private final MeterRegistry meters;

    ListenerContainerCustomizer(
            JdbcClient db,
            DeadLetterRows letters,
            DeadLetterTopics topics,
            EventSettings settings,
            RecordSpans spans,
            MeterRegistry meters) {
        this.db = db;
        this.letters = letters;
        this.topics = topics;
        this.settings = settings;
        this.spans = spans;
        this.meters = meters;
    }

    @Override
    public void configure(ConcurrentMessageListenerContainer<Object, Object> container) {
        var name = String.valueOf(container.getListenerId());
        var properties = container.getContainerProperties();
        var start = properties.getKafkaConsumerProperties().getProperty(START, "");
        if (!name.equals(container.getGroupId()) || !start.matches("earliest|latest")) {
            throw new IllegalStateException("Listener " + name
                    + " needs an id that is its group, and in its properties " + START + " earliest or latest");
        }
        var firstStart = firstStart(name);
        var advice = new ArrayList<Advice>();
        if (start.equals("latest")) {
            properties.getKafkaConsumerProperties().setProperty(START, "earliest");
            advice.add(new FirstStartInterceptor(firstStart));
        }
        // Consumption appears in the records' traces; a batch is acknowledged as a whole, and a failing record fails
        // alone.
        advice.add(new ListenerSpanInterceptor(spans));
        if (properties.getMessageListener() instanceof BatchMessageListener) {
            properties.setAckMode(ContainerProperties.AckMode.BATCH);
            advice.add(new BatchRetryInterceptor());
        }
        properties.setAdviceChain(advice.toArray(Advice[]::new));
        container.setCommonErrorHandler(errorHandler(name));
        Gauge.builder("events.dead_lettered", letters, rows -> rows.countOpen(name))
                .description("Dead letters that were neither replayed nor discarded yet")
                .tag("listener", name)
                .register(meters);
    }

    /**
     * Retries in place, then stores the record as a dead letter and goes on; during an outage it retries until the
     * outage ends.
     */
    private CommonErrorHandler errorHandler(String listener) {
        var backOff = new ExponentialBackOff(100, 2);
        backOff.setMaxInterval(LONGEST_PAUSE_MILLIS);
        backOff.setMaxElapsedTime(settings.retryFor().toMillis());
        var copies = topics.of(listener);
        var handler = new DefaultErrorHandler(
                (record, failure) -> {
                    letters.add(listener, record, failure);
                    LOG.error(
                            "Listener {} cannot handle offset {} of {}-{}, which is a dead letter now",
                            listener,
                            record.offset(),
                            record.topic(),
                            record.partition(),
                            failure);
                    copies.accept(record, failure);
                },
                backOff);
        var untilItIsOver = new ExponentialBackOff(100, 2);
        untilItIsOver.setMaxInterval(LONGEST_PAUSE_MILLIS);
        // Skipping events because of an outage would only break their order.
        handler.setBackOffFunction((_, failure) -> Outage.stopsAll(failure) ? untilItIsOver : backOff);
        return handler;
    }

    /** The same for all replicas, however often they restart. */
    private Instant firstStart(String listener) {
        db.sql("insert into listener (name) values (?) on conflict do nothing")
                .param(listener)
                .update();
        return db.sql("select first_started_at from listener where name = ?")
                .param(listener)
                .query((row, _) -> Timestamps.of(row, "first_started_at"))
                .single();
    }
}
