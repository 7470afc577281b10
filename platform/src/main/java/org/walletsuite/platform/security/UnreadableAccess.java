package org.walletsuite.platform.security;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.walletsuite.platform.event.AccessEvent.AccessChanged;

/**
 * Records of changed access that nobody can read. Each may take something away from the user who is its key, so that
 * user is refused until a newer change can be read; everybody else goes on.
 */
final class UnreadableAccess {

    private static final Logger LOG = LoggerFactory.getLogger(UnreadableAccess.class);

    private final Map<UUID, Gap> users = new ConcurrentHashMap<>();
    private final Set<Place> counted = ConcurrentHashMap.newKeySet();
    private final Counter records;

    UnreadableAccess(MeterRegistry registry) {
        this.records = Counter.builder("access.unreadable")
                .description("Records of changed access that nobody can read")
                .register(registry);
        registry.gauge("access.unreadable.users", users, Map::size);
    }

    /** Where a record is: the topic may be read from its beginning again, and each counts once. */
    private record Place(int partition, long offset) {

        static Place of(ConsumerRecord<?, ?> record) {
            return new Place(record.partition(), record.offset());
        }
    }

    /**
     * What is not known of a user.
     *
     * @param version that was known before
     */
    private record Gap(Place place, long version) {

        /** Whether a change comes after what is not known: not when it is read again, and not when it is sent again. */
        boolean endsWith(AccessChanged change, ConsumerRecord<?, ?> record) {
            var isEarlier = record.partition() == place.partition() && record.offset() <= place.offset();
            return change.version() > version && !isEarlier;
        }
    }

    /**
     * Takes a record that nobody can read.
     *
     * @param known the version that is known of a user, 0 for none
     */
    void add(ConsumerRecord<String, byte[]> record, RuntimeException reason, ToLongFunction<UUID> known) {
        var place = Place.of(record);
        if (!counted.add(place)) {
            return; // Its user is still refused, or was healed by a change that would not do so twice.
        }
        var user = user(record.key());
        user.ifPresent(id -> users.put(id, new Gap(place, known.applyAsLong(id))));
        records.increment();
        LOG.error(
                "Record {} of {}-{} can't be read: {}",
                record.offset(),
                record.topic(),
                record.partition(),
                user.map(id -> "user " + id + " is refused until a newer change of theirs can be")
                        .orElse("it names no user, so somebody's older tokens may still be good"),
                reason);
    }

    void heal(AccessChanged change, ConsumerRecord<?, ?> record) {
        users.computeIfPresent(change.userId(), (_, gap) -> gap.endsWith(change, record) ? null : gap);
    }

    boolean isAbout(UUID user) {
        return users.containsKey(user);
    }

    int users() {
        return users.size();
    }

    private static Optional<UUID> user(@Nullable String key) {
        try {
            return Optional.ofNullable(key).map(UUID::fromString);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
