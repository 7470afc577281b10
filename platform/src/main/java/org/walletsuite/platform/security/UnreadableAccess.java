package org.walletsuite.platform.security;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.walletsuite.platform.event.AccessEvent.AccessChanged;

/**
 * Unreadable records of changed access. Each may revoke rights of the user who is its key, so that user is refused
 * until a newer change can be read; other users are not affected.
 */
final class UnreadableAccess {

    private static final Logger LOG = LoggerFactory.getLogger(UnreadableAccess.class);

    private final Map<UUID, Gap> users = new ConcurrentHashMap<>();

    /** Up to which offset each partition's records were counted. */
    private final Map<Integer, Long> counted = new ConcurrentHashMap<>();

    private final Counter records;

    UnreadableAccess(MeterRegistry registry) {
        this.records = Counter.builder("access.unreadable")
                .description("Unreadable records of changed access")
                .register(registry);
        registry.gauge("access.unreadable.users", users, Map::size);
    }

    /** A record's position: the topic may be read from its beginning again, and each record counts once. */
    private record Place(int partition, long offset) {

        static Place of(ConsumerRecord<?, ?> record) {
            return new Place(record.partition(), record.offset());
        }
    }

    /**
     * A user with an unreadable change.
     *
     * @param version the last known version
     */
    private record Gap(Place place, long version) {

        /**
         * Whether a change is newer than the unreadable one: neither a record read again nor one published again is.
         */
        boolean endsWith(AccessChanged change, ConsumerRecord<?, ?> record) {
            var isEarlier = record.partition() == place.partition() && record.offset() <= place.offset();
            return change.version() > version && !isEarlier;
        }
    }

    /**
     * Handles an unreadable record.
     *
     * @param known the known version of a user, 0 for none
     */
    void add(ConsumerRecord<String, byte[]> record, RuntimeException reason, ToLongFunction<UUID> known) {
        var place = Place.of(record);
        if (place.offset() <= counted.getOrDefault(place.partition(), -1L)) {
            return; // Its user is still refused, or a newer change, which comes only once, has ended that.
        }
        counted.put(place.partition(), place.offset());
        var user = user(record.key());
        user.ifPresent(id -> users.put(id, new Gap(place, known.applyAsLong(id))));
        records.increment();
        LOG.error(
                "Record {} of {}-{} can't be read: {}",
                record.offset(),
                record.topic(),
                record.partition(),
                user.map(id -> "user " + id + " is refused until a newer change of theirs can be")
                        .orElse("it names no user, so a user's revoked tokens may still be accepted"),
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
