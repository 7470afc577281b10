package org.walletsuite.notification.intake;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.stereotype.Component;
import org.walletsuite.notification.trigger.Occurrence;
import org.walletsuite.notification.trigger.Triggers;
import org.walletsuite.platform.directory.UserDirectory;
import org.walletsuite.platform.event.DomainEvent;
import org.walletsuite.platform.event.EventCodec;

/** Finds the events of which users are to be notified. */
@Component
public class DueEvents {

    private final EventCodec codec;
    private final Triggers triggers;
    private final UserDirectory users;
    private final RetentionSettings settings;
    private final Clock clock;

    DueEvents(EventCodec codec, Triggers triggers, UserDirectory users, RetentionSettings settings, Clock clock) {
        this.codec = codec;
        this.triggers = triggers;
        this.users = users;
        this.settings = settings;
        this.clock = clock;
    }

    /** Those of a batch, with their users. Called outside a transaction, because it may call another service. */
    List<Due> among(List<ConsumerRecord<String, byte[]>> records) {
        var found = new ArrayList<Due>();
        for (var record : records) {
            codec.decode(record)
                    .ifPresent(event -> occurrence(event)
                            .ifPresent(
                                    one -> found.add(new Due(event, one, record.topic(), record.partition(), null))));
        }
        var known = users.find(
                found.stream().map(due -> due.occurrence().userId()).distinct().toList());
        return found.stream()
                .map(due -> new Due(
                        due.event(),
                        due.occurrence(),
                        due.topic(),
                        due.partition(),
                        known.get(due.occurrence().userId())))
                .toList();
    }

    /** What a record's event means, if a user is to be notified of it. */
    public Optional<Occurrence> in(ConsumerRecord<String, byte[]> record) {
        return codec.decode(record).flatMap(this::occurrence);
    }

    /** What would be deleted at once is not made. */
    private Optional<Occurrence> occurrence(DomainEvent event) {
        var oldest = clock.instant().minus(settings.retention());
        return event.time().isBefore(oldest) ? Optional.empty() : triggers.of(event);
    }
}
