package org.walletsuite.platform.event;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Unreadable records of a followed topic about what somebody may do. Each may revoke rights of its key, so that key is
 * refused until a newer change can be read; other keys are not affected.
 */
public final class UnreadableKeys<K> {

    private static final Logger LOG = LoggerFactory.getLogger(UnreadableKeys.class);

    private final Map<K, Gap> keys = new ConcurrentHashMap<>();

    /** Up to which offset each partition's records were counted. */
    private final Map<Integer, Long> counted = new ConcurrentHashMap<>();

    private final Function<String, Optional<K>> parser;
    private final Counter records;

    /**
     * Starts without any.
     *
     * @param meter the name of the counter of records
     * @param who what the keys are, such as {@code users}: the gauge of keys is {@code <meter>.<who>}
     * @param parser of a record's key; empty for a key that is nobody's
     */
    public UnreadableKeys(MeterRegistry registry, String meter, String who, Function<String, Optional<K>> parser) {
        this.parser = parser;
        this.records = Counter.builder(meter)
                .description("Unreadable records of changes to what " + who + " may do")
                .register(registry);
        registry.gauge(meter + "." + who, keys, Map::size);
    }

    /** A record's position: the topic may be read from its beginning again, and each record counts once. */
    private record Place(int partition, long offset) {

        static Place of(ConsumerRecord<?, ?> record) {
            return new Place(record.partition(), record.offset());
        }
    }

    /**
     * A key with an unreadable change.
     *
     * @param version the last known version
     */
    private record Gap(Place place, long version) {

        /**
         * Whether a change is newer than the unreadable one: neither a record read again nor one published again is.
         */
        boolean endsWith(long changed, ConsumerRecord<?, ?> record) {
            var isEarlier = record.partition() == place.partition() && record.offset() <= place.offset();
            return changed > version && !isEarlier;
        }
    }

    /**
     * Handles an unreadable record.
     *
     * @param known the known version of a key, 0 for none
     */
    public void add(ConsumerRecord<String, byte[]> record, RuntimeException reason, ToLongFunction<K> known) {
        var place = Place.of(record);
        if (place.offset() <= counted.getOrDefault(place.partition(), -1L)) {
            return; // Its key is still refused, or a newer change, which comes only once, has ended that.
        }
        counted.put(place.partition(), place.offset());
        var about = Optional.ofNullable(record.key()).flatMap(parser);
        about.ifPresent(key -> keys.put(key, new Gap(place, known.applyAsLong(key))));
        records.increment();
        LOG.error(
                "Record {} of {}-{} can't be read: {}",
                record.offset(),
                record.topic(),
                record.partition(),
                about.map(key -> key + " is refused until a newer change can be")
                        .orElse("it names nobody, so somebody's revoked tokens may still be accepted"),
                reason);
    }

    /** Handles a change that could be read. */
    public void heal(K key, long version, ConsumerRecord<?, ?> record) {
        keys.computeIfPresent(key, (_, gap) -> gap.endsWith(version, record) ? null : gap);
    }

    /** Whether this key's last change is unreadable. */
    public boolean contains(K key) {
        return keys.containsKey(key);
    }

    public int size() {
        return keys.size();
    }
}
