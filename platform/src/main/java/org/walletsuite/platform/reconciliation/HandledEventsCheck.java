package org.walletsuite.platform.reconciliation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.ConsumerFactory;
import org.walletsuite.platform.error.Outage;
import org.walletsuite.platform.event.DomainEvent;
import org.walletsuite.platform.event.EventCodec;
import org.walletsuite.platform.reconciliation.TopicReader.Part;

/** Looks up each event of a topic that its listener has handled: it must have been taken in, or be a dead letter. */
public final class HandledEventsCheck implements ReconciliationCheck {

    /** Less than an inbox remembers. */
    private static final Duration ALL = Duration.ofDays(3);

    private static final Duration NEW = Duration.ofDays(1);

    /** Of a partition, the newest ones. */
    private static final long MOST_RECORDS = 1_000_000;

    private final String text;
    private final Subscription subscription;
    private final TopicReader topics;
    private final EventCodec codec;
    private final JdbcClient db;
    private final Clock clock;

    public HandledEventsCheck(
            String text,
            Subscription subscription,
            ConsumerFactory<String, byte[]> consumers,
            EventCodec codec,
            ReconciliationDatabase database,
            Clock clock) {
        this.text = text;
        this.subscription = subscription;
        this.topics = new TopicReader(consumers);
        this.codec = codec;
        this.db = database.client();
        this.clock = clock;
    }

    /**
     * What a listener takes in.
     *
     * @param takes says which of the topic's events it must have in its inbox
     */
    public record Subscription(String listener, String topic, Predicate<DomainEvent> takes) {}

    @Override
    public String text() {
        return text;
    }

    @Override
    public void check(Consumer<String> discrepancy) {
        since(ALL, discrepancy);
    }

    @Override
    public void checkNew(Consumer<String> discrepancy) {
        since(NEW, discrepancy);
    }

    /** Events from before the listener's first start are not its own. */
    private void since(Duration age, Consumer<String> discrepancy) {
        LostEvents.firstStart(db, subscription.listener())
                .ifPresent(start -> topics.handled(
                                subscription.listener(),
                                subscription.topic(),
                                clock.instant().minus(age),
                                MOST_RECORDS)
                        .forEach(part -> compare(part, start, discrepancy)));
    }

    private void compare(Part part, Instant start, Consumer<String> discrepancy) {
        var lost = new LostEvents(db, subscription.listener(), part.partition(), discrepancy);
        topics.read(subscription.listener(), part.partition(), part.from(), part.handled(), record -> {
            if (record.timestamp() >= start.toEpochMilli()) {
                event(record).ifPresent(event -> lost.lookUp(record.offset(), event.id()));
            }
        });
        lost.report();
    }

    /** Empty for a record that nothing can be made of: if it was handled, that is a dead letter. */
    private Optional<DomainEvent> event(ConsumerRecord<String, byte[]> record) {
        try {
            return codec.decode(record).filter(subscription.takes());
        } catch (RuntimeException e) {
            if (Outage.isBehind(e)) {
                throw e;
            }
            return Optional.empty();
        }
    }
}
