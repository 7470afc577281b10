package org.walletsuite.platform.event;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.trace.TraceParent;
import tools.jackson.databind.json.JsonMapper;

/** Events as Kafka records: a JSON value with the CloudEvents attributes in headers (binary mode). */
public final class EventCodec {

    /** Every family of events, one a topic. */
    public static final List<Class<? extends DomainEvent>> FAMILIES =
            List.of(LedgerEvent.class, UserEvent.class, AccessEvent.class);

    private static final Map<String, Class<? extends DomainEvent>> CLASSES = classesByType();

    private final JsonMapper json;
    private final String source;

    /** Makes a codec whose outgoing events name this service as their source. */
    public EventCodec(JsonMapper json, String service) {
        this.json = json;
        this.source = "/" + service;
    }

    /** An event that no request caused, as a record. */
    public ProducerRecord<String, byte[]> encode(DomainEvent event) {
        return encode(event, null);
    }

    /**
     * An event as a record.
     *
     * @param trace the trace of the request that caused it, as {@link TraceParent#bytes} has it
     */
    public ProducerRecord<String, byte[]> encode(DomainEvent event, byte @Nullable [] trace) {
        return record(
                topicOf(event.getClass()),
                event.key(),
                event.id(),
                typeOf(event.getClass()),
                event.time().toString(),
                json.writeValueAsBytes(event),
                trace);
    }

    ProducerRecord<String, byte[]> record(
            String topic, String key, String id, String type, String time, byte[] value, byte @Nullable [] trace) {
        var record = new ProducerRecord<>(topic, key, value);
        header(record.headers(), "content-type", "application/json");
        header(record.headers(), "ce_specversion", "1.0");
        header(record.headers(), "ce_id", id);
        header(record.headers(), "ce_type", type);
        header(record.headers(), "ce_source", source);
        header(record.headers(), "ce_time", time);
        var cause = TraceParent.text(TraceParent.of(trace));
        if (cause != null) {
            header(record.headers(), TraceParent.HEADER, cause);
        }
        return record;
    }

    /** The event with these headers and this value; empty for a type this version does not know. */
    public Optional<DomainEvent> decode(Headers headers, byte[] value) {
        var type = headers.lastHeader("ce_type");
        var known = type == null ? null : CLASSES.get(new String(type.value(), StandardCharsets.UTF_8));
        return known == null ? Optional.empty() : Optional.of(json.readValue(value, known));
    }

    byte[] value(DomainEvent event) {
        return json.writeValueAsBytes(event);
    }

    /** The wire name of an event's class. */
    public static String typeOf(Class<? extends DomainEvent> event) {
        return annotation(event.getAnnotation(EventType.class), event).value();
    }

    static String topicOf(Class<? extends DomainEvent> event) {
        return FAMILIES.stream()
                .filter(family -> family.isAssignableFrom(event))
                .map(family ->
                        annotation(family.getAnnotation(Topic.class), family).value())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(event + " belongs to no family of events"));
    }

    /** The classes of one family's events. */
    public static List<Class<? extends DomainEvent>> eventsOf(Class<? extends DomainEvent> family) {
        return List.of(family.getPermittedSubclasses()).stream()
                .<Class<? extends DomainEvent>>map(event -> event.asSubclass(DomainEvent.class))
                .toList();
    }

    private static Map<String, Class<? extends DomainEvent>> classesByType() {
        var classes = new HashMap<String, Class<? extends DomainEvent>>();
        FAMILIES.forEach(family -> eventsOf(family).forEach(event -> classes.put(typeOf(event), event)));
        return Map.copyOf(classes);
    }

    private static <A> A annotation(@Nullable A annotation, Class<?> event) {
        if (annotation == null) {
            throw new IllegalStateException(event + " has no name on the wire");
        }
        return annotation;
    }

    private static void header(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
