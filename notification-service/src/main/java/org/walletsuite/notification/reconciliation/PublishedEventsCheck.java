package org.walletsuite.notification.reconciliation;

import static org.walletsuite.platform.database.Timestamps.at;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.walletsuite.notification.intake.DueEvents;
import org.walletsuite.notification.intake.Source;
import org.walletsuite.notification.reconciliation.TopicReader.Part;
import org.walletsuite.notification.trigger.Occurrence;
import org.walletsuite.platform.event.EventCodec;
import org.walletsuite.platform.reconciliation.ReconciliationCheck;
import org.walletsuite.platform.reconciliation.ReconciliationDatabase;
import tools.jackson.core.JacksonException;

/**
 * Counts in the topics what should have made a notification, and compares that with what was taken in. Where less was
 * taken in, the events are looked up one by one: one that was published twice counts twice in its topic only. What the
 * listeners have not handled yet, or have as a dead letter, is no discrepancy.
 */
@Component
@Order(1)
class PublishedEventsCheck implements ReconciliationCheck {

    private static final int MOST_NAMED = 20;

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
        return "Every event that a user should be notified of was taken in, and nothing else was";
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
            firstStart(source)
                    .ifPresent(start -> topics.handled(
                                    source.listener(),
                                    source.topic(),
                                    clock.instant().minus(age),
                                    settings.mostRecords())
                            .forEach(part -> compare(source, start, part, discrepancy)));
        }
    }

    /** Older events are not the listener's; empty where it never ran. */
    private Optional<Instant> firstStart(Source source) {
        return db.sql("select first_started_at from listener where name = ?")
                .param(source.listener())
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    private void compare(Source source, Instant start, Part part, Consumer<String> discrepancy) {
        var taken = taken(part);
        var end = topics.ends(source.listener(), List.of(part.partition()))
                .values()
                .iterator()
                .next();
        var handled = new TreeMap<LocalDate, Long>();
        var published = new HashMap<LocalDate, Long>();
        var reading = new Reading(part.isWhole() ? LocalDate.MIN : null);
        topics.read(source.listener(), part.partition(), part.from(), end, record -> {
            reading.begin(record);
            occurrence(source, start, record).ifPresent(one -> {
                published.merge(day(one), 1L, Long::sum);
                if (record.offset() < part.handled()) {
                    handled.merge(day(one), 1L, Long::sum);
                }
            });
        });
        handled.forEach((day, count) -> {
            if (reading.isComplete(day) && taken.getOrDefault(day, 0L) < count) {
                findMissing(source, start, part, day, discrepancy);
            }
        });
        taken.forEach((day, count) -> {
            if (reading.isComplete(day) && count > published.getOrDefault(day, 0L)) {
                discrepancy.accept(place(part, day) + count + " events were taken in, but the topic has only "
                        + published.getOrDefault(day, 0L));
            }
        });
    }

    /** From which day on all of a partition's events were read. */
    private static final class Reading {

        private @Nullable LocalDate begin;

        private Reading(@Nullable LocalDate begin) {
            this.begin = begin;
        }

        /** The days before the first record that was read, and its own, may have earlier ones. */
        void begin(ConsumerRecord<?, ?> first) {
            if (begin == null) {
                begin = LocalDate.ofInstant(Instant.ofEpochMilli(first.timestamp()), ZoneOffset.UTC);
            }
        }

        boolean isComplete(LocalDate day) {
            return begin != null && day.isAfter(begin);
        }
    }

    private void findMissing(Source source, Instant start, Part part, LocalDate day, Consumer<String> discrepancy) {
        var missing = new TreeMap<Long, String>();
        topics.read(
                source.listener(),
                part.partition(),
                part.from(),
                part.handled(),
                record -> occurrence(source, start, record)
                        .filter(one -> day(one).equals(day) && missing.size() < MOST_NAMED)
                        .filter(one -> !isHandled(source, record, one))
                        .ifPresent(one -> missing.put(record.offset(), one.eventId())));
        missing.forEach((offset, event) -> discrepancy.accept(place(part, day) + "event " + event + " at offset "
                + offset + " should have been taken in, and was not"));
    }

    private boolean isHandled(Source source, ConsumerRecord<?, ?> record, Occurrence one) {
        return db.sql("""
                        select exists (select 1 from inbox where listener = :listener and event_id = :event)
                            or exists (select 1 from dead_letter where listener = :listener and topic = :topic
                                and partition = :partition and record_offset = :offset and status <> 'REPLAYED')""")
                .param("listener", source.listener())
                .param("event", one.eventId())
                .param("topic", record.topic())
                .param("partition", record.partition())
                .param("offset", record.offset())
                .query(Boolean.class)
                .single();
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

    /** Empty for a record that can't be read: if it was handled, that is a dead letter. */
    private Optional<Occurrence> occurrence(Source source, Instant start, ConsumerRecord<String, byte[]> record) {
        if (record.timestamp() < start.toEpochMilli()
                || (!source.programs().isEmpty()
                        && EventCodec.ofPrograms(source.programs(), List.of(record))
                                .isEmpty())) {
            return Optional.empty();
        }
        try {
            return due.in(record);
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    private static LocalDate day(Occurrence one) {
        return LocalDate.ofInstant(one.time(), ZoneOffset.UTC);
    }

    private static String place(Part part, LocalDate day) {
        return part.partition() + " of " + day + ": ";
    }
}
