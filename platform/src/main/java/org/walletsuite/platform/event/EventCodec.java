package org.walletsuite.platform.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.trace.TraceParent;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Events as Kafka records: a JSON value with the CloudEvents attributes in headers (binary mode). */
public final class EventCodec {

    /** Every family of events, one a topic. */
    public static final List<Class<? extends DomainEvent>> FAMILIES = List.of(
            LedgerEvent.class,
            UserEvent.class,
            AccessEvent.class,
            SecurityEvent.class,
            CustomerEvent.class,
            PartnerEvent.class,
            PartnerNotice.class,
            OrderEvent.class,
            WithdrawalEvent.class,
            VoucherEvent.class);

    /** The prefix of CloudEvents header names. */
    private static final String ATTRIBUTE = "ce_";

    private static final String TYPE = ATTRIBUTE + "type";
    private static final String PROGRAM = ATTRIBUTE + "program";
    private static final byte[] JSON_TYPE = bytes("application/json");
    private static final byte[] VERSION = bytes("1.0");

    /** Services trust each other's events, so the strict checks of request bodies are not repeated. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** Cached by class, because reading annotations is too slow for thousands of records a second. */
    private static final ClassValue<Wire> WIRE = new ClassValue<>() {
        @Override
        protected Wire computeValue(Class<?> event) {
            var family = FAMILIES.stream()
                    .filter(one -> one.isAssignableFrom(event))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(event + " belongs to no family of events"));
            return new Wire(
                    annotation(family.getAnnotation(Topic.class), family).value(),
                    annotation(event.getAnnotation(EventType.class), event).value());
        }
    };

    private static final Map<String, Class<? extends DomainEvent>> CLASSES = classesByType();

    /** Where an event's class goes and what it is called there. */
    private record Wire(String topic, String type) {}

    private final byte[] source;

    /** Makes a codec whose outgoing events name this service as their source. */
    public EventCodec(String service) {
        this.source = bytes("/" + service);
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
                event instanceof LedgerEvent entry ? entry.program() : null,
                value(event),
                trace);
    }

    /** The trace comes last, so that a reader finds it at once. */
    ProducerRecord<String, byte[]> record(
            String topic,
            String key,
            String id,
            String type,
            String time,
            @Nullable String program,
            byte[] value,
            byte @Nullable [] trace) {
        var record = new ProducerRecord<>(topic, key, value);
        var headers = record.headers();
        headers.add("content-type", JSON_TYPE);
        headers.add("ce_specversion", VERSION);
        headers.add("ce_id", bytes(id));
        headers.add(TYPE, bytes(type));
        headers.add("ce_source", source);
        headers.add("ce_time", bytes(time));
        if (program != null) {
            headers.add(PROGRAM, bytes(program));
        }
        var cause = TraceParent.text(TraceParent.of(trace));
        if (cause != null) {
            headers.add(TraceParent.HEADER, bytes(cause));
        }
        return record;
    }

    /** The value of the header that names the trace behind a record; null where there is none. */
    static byte @Nullable [] trace(Headers headers) {
        var all = headers.toArray();
        if (all.length == 0 || all[all.length - 1].key().startsWith(ATTRIBUTE)) {
            return null; // Searching all headers would cost more than the rest of the work on a skipped record.
        }
        var header = headers.lastHeader(TraceParent.HEADER);
        return header == null ? null : header.value();
    }

    /** The event in a record; empty for a type this version does not know, and where compaction will delete the key. */
    public Optional<DomainEvent> decode(ConsumerRecord<String, byte[]> record) {
        var type = record.headers().lastHeader(TYPE);
        var known = type == null ? null : CLASSES.get(new String(type.value(), StandardCharsets.UTF_8));
        return known == null || record.value() == null
                ? Optional.empty()
                : Optional.of(JSON.readValue(record.value(), known));
    }

    /** The events in these records, without those of a type this version does not know. */
    public List<DomainEvent> decode(List<ConsumerRecord<String, byte[]>> records) {
        return records.stream().flatMap(record -> decode(record).stream()).toList();
    }

    /** Of these records those about one of the ledger's programs: others need not be decoded. */
    public static List<ConsumerRecord<String, byte[]>> ofProgram(
            String program, List<ConsumerRecord<String, byte[]>> records) {
        var name = bytes(program);
        return records.stream()
                .filter(record -> {
                    var header = record.headers().lastHeader(PROGRAM);
                    return header != null && Arrays.equals(header.value(), name);
                })
                .toList();
    }

    /** The same for several programs; the order stays. */
    public static List<ConsumerRecord<String, byte[]>> ofPrograms(
            Set<String> programs, List<ConsumerRecord<String, byte[]>> records) {
        return records.stream()
                .filter(record -> {
                    var header = record.headers().lastHeader(PROGRAM);
                    return header != null && programs.contains(new String(header.value(), StandardCharsets.UTF_8));
                })
                .toList();
    }

    byte[] value(DomainEvent event) {
        return JSON.writeValueAsBytes(event);
    }

    /** The wire name of an event's class. */
    public static String typeOf(Class<? extends DomainEvent> event) {
        return WIRE.get(event).type();
    }

    /** The topic of an event's class. */
    public static String topicOf(Class<? extends DomainEvent> event) {
        return WIRE.get(event).topic();
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

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
