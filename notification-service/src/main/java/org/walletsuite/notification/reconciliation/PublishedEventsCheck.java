package org.walletsuite.notification.reconciliation;

import static org.walletsuite.platform.database.Timestamps.at;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.walletsuite.notification.intake.DueEvents;
import org.walletsuite.notification.intake.Source;
import org.walletsuite.notification.trigger.Occurrence;
import org.walletsuite.platform.error.Outage;
import org.walletsuite.platform.event.EventCodec;
import org.walletsuite.platform.reconciliation.LostEvents;
import org.walletsuite.platform.reconciliation.ReconciliationCheck;
import org.walletsuite.platform.reconciliation.ReconciliationDatabase;
import org.walletsuite.platform.reconciliation.TopicReader;
import org.walletsuite.platform.reconciliation.TopicReader.Part;

/**
 * Reads in the topics what should have made a notification. Each such event that its listener has handled must have been
 * taken in: events are looked up one by one, because counts of a topic that goes on moving hide a lost one. Where a whole
 * day was read, not more may have been taken in than the topic has. What the listeners have not handled yet, or have as a
 * dead letter, is no discrepancy.
 */
@Component
@Order(1)
class PublishedEventsCheck implements ReconciliationCheck {

    private static final Logger LOG = LoggerFactory.getLogger(PublishedEventsCheck.class);

    private final TopicReader topics;
    private final DueEvents due;
    private final JdbcClient db;
    private final CheckSettings settings;
    private final Clock clock;

    PublishedEventsCheck(
            TopicReader topics, DueEvents due, ReconciliationDatabase database, CheckSettings settings, Clock clock) {
        this.topics = topics;
        this.due = due;
        this.db = database.client();
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String text() {
        return "Every event that a user should be notified of was taken in, and nothing else was,"
                + " as far as the topics were read";
    }

    @Override
    public void check(Consumer<String> discrepancy) {
        since(Duration.ofDays(settings.days()), discrepancy);
    }

    @Override
    public void checkNew(Consumer<String> discrepancy) {
        since(Duration.ofDays(1), discrepancy);
    }

    private void since(Duration age, Consumer<String> discrepancy) {
        for (var source : Source.ALL) {
            LostEvents.firstStart(db, source.listener())
                    .ifPresent(start -> topics.handled(
                                    source.listener(),
                                    source.topic(),
                                    clock.instant().minus(age),
                                    settings.mostRecords())
                            .forEach(part -> compare(source, start, part, discrepancy)));
        }
    }

    /** An event is in the inbox before its offset is committed, and in the topic before it is counted as taken in. */
    private void compare(Source source, Instant start, Part part, Consumer<String> discrepancy) {
        var taken = taken(part);
        var end = topics.ends(source.listener(), List.of(part.partition()))
                .values()
                .iterator()
                .next();
        var lost = new LostEvents(db, source.listener(), part.partition(), discrepancy);
        var published = new HashMap<LocalDate, Long>();
        var reading = new Reading(part);
        topics.read(source.listener(), part.partition(), part.from(), end, record -> {
            reading.begin(record);
            occurrence(source, start, record).ifPresent(one -> {
                published.merge(day(one), 1L, Long::sum);
                if (record.offset() < part.handled()) {
                    lost.lookUp(record.offset(), one.eventId());
                }
            });
        });
        lost.report();
        taken.forEach((day, count) -> {
            if (reading.isComplete(day) && count > published.getOrDefault(day, 0L)) {
                discrepancy.accept(part.partition() + " of " + day + ": " + count
                        + " events were taken in, but the topic has only " + published.getOrDefault(day, 0L));
            }
        });
    }

    /** From which day on all of a partition's events were read. */
    private static final class Reading {

        private final Part part;
        private @Nullable LocalDate begin;

        private Reading(Part part) {
            this.part = part;
            this.begin = part.isWhole() ? LocalDate.MIN : null;
        }

        /** The days before the first record that was read, and its own, may have earlier ones. */
        void begin(ConsumerRecord<?, ?> first) {
            if (begin == null) {
                var time = Instant.ofEpochMilli(first.timestamp());
                begin = LocalDate.ofInstant(time, ZoneOffset.UTC);
                if (part.isCut()) {
                    LOG.info("{} has more records than are read: it was compared from {} on", part.partition(), time);
                }
            }
        }

        boolean isComplete(LocalDate day) {
            return begin != null && day.isAfter(begin);
        }
    }

    private Map<LocalDate, Long> taken(Part part) {
        var taken = new TreeMap<LocalDate, Long>();
        db.sql("select day, due from intake where topic = ? and topic_partition = ? and day >= ?")
                .param(part.partition().topic())
                .param(part.partition().partition())
                .param(at(clock.instant().minus(Duration.ofDays(settings.days())))
                        .toLocalDate())
                .query(row -> {
                    taken.put(row.getObject("day", LocalDate.class), row.getLong("due"));
                });
        return taken;
    }

    /** Empty for a record that nothing can be made of: if it was handled, that is a dead letter. */
    private Optional<Occurrence> occurrence(Source source, Instant start, ConsumerRecord<String, byte[]> record) {
        if (record.timestamp() < start.toEpochMilli()
                || (!source.programs().isEmpty()
                        && EventCodec.ofPrograms(source.programs(), List.of(record))
                                .isEmpty())) {
            return Optional.empty();
        }
        try {
            return due.in(record);
        } catch (RuntimeException e) {
            if (Outage.isBehind(e)) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private static LocalDate day(Occurrence one) {
        return LocalDate.ofInstant(one.time(), ZoneOffset.UTC);
    }
}
