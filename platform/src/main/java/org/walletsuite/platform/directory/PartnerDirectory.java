package org.walletsuite.platform.directory;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.walletsuite.platform.event.PartnerEvent;
import org.walletsuite.platform.event.PartnerEvent.PartnerChanged;
import org.walletsuite.platform.event.PartnerEvent.Terms;
import org.walletsuite.platform.event.TopicFollower;
import org.walletsuite.platform.event.UnreadableKeys;
import org.walletsuite.platform.partner.PartnerEnvironment;

/**
 * All partners and their terms, in the memory of every process, from the topic {@code partners}. A change arrives within a
 * second; a caller with a partner's token is found here, because tokens of unknown partners are refused.
 */
public final class PartnerDirectory implements TopicFollower.Reader<PartnerEvent> {

    private final Map<String, PartnerChanged> partners = new ConcurrentHashMap<>();
    private final UnreadableKeys<String> unreadable;

    PartnerDirectory(MeterRegistry registry) {
        this.unreadable = new UnreadableKeys<>(registry, "partners.unreadable", "partners", Optional::of);
        registry.gauge("partners.known", partners, Map::size);
    }

    @Override
    public void consume(PartnerEvent event, ConsumerRecord<String, byte[]> record) {
        switch (event) {
            case PartnerChanged change -> {
                partners.merge(
                        change.partnerId(), change, (known, read) -> read.version() > known.version() ? read : known);
                unreadable.heal(change.partnerId(), change.version(), record);
            }
        }
    }

    @Override
    public void unreadable(ConsumerRecord<String, byte[]> record, RuntimeException reason) {
        unreadable.add(
                record,
                reason,
                partner -> find(partner).map(PartnerChanged::version).orElse(0L));
    }

    /** The last known state of a partner. */
    public Optional<PartnerChanged> find(String partnerId) {
        return Optional.ofNullable(partners.get(partnerId));
    }

    /** A partner's terms in an environment; empty where it has never had credentials there. */
    public Optional<Terms> terms(String partnerId, PartnerEnvironment environment) {
        return find(partnerId).flatMap(partner -> partner.in(environment));
    }

    /** Whether this partner's last change can't be read, so that nobody knows whether it may still do anything. */
    public boolean isUncertain(String partnerId) {
        return unreadable.contains(partnerId);
    }

    /** How many partners have an unreadable last change. */
    public int uncertain() {
        return unreadable.size();
    }
}
