package org.walletsuite.platform.event;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Headers;
import org.walletsuite.platform.trace.SharedSpan;
import org.walletsuite.platform.trace.TraceParent;

/** Spans for publishing and consuming records, in the traces of the requests that caused them. */
final class RecordSpans {

    private static final String SYSTEM = "messaging.system";
    private static final String DESTINATION = "messaging.destination.name";
    private static final String KAFKA = "kafka";

    private final Tracer tracer;

    RecordSpans(Tracer tracer) {
        this.tracer = tracer;
    }

    /** Publishes a record; in a sampled trace that is a span, and the consumers' spans are its children. */
    Future<RecordMetadata> send(Producer<String, byte[]> producer, ProducerRecord<String, byte[]> record) {
        var cause = cause(record.headers());
        if (!cause.isSampled()) {
            return producer.send(record);
        }
        var span = tracer.spanBuilder("send " + record.topic())
                .setSpanKind(SpanKind.PRODUCER)
                .setParent(Context.root().with(Span.wrap(cause)))
                .setAttribute(SYSTEM, KAFKA)
                .setAttribute(DESTINATION, record.topic())
                .startSpan();
        var here = TraceParent.text(span.getSpanContext());
        if (here != null) {
            record.headers().remove(TraceParent.HEADER);
            record.headers().add(TraceParent.HEADER, here.getBytes(StandardCharsets.UTF_8));
        }
        return producer.send(record, (_, failure) -> {
            if (failure != null) {
                span.setStatus(StatusCode.ERROR);
            }
            span.end();
        });
    }

    /** The processing of one topic's records, in the traces of those that are sampled. */
    SharedSpan process(List<? extends ConsumerRecord<?, ?>> records) {
        if (records.isEmpty()) {
            return SharedSpan.NONE;
        }
        var topic = records.getFirst().topic();
        var causes = records.stream().map(record -> cause(record.headers())).toList();
        return SharedSpan.start(tracer, "process " + topic, SpanKind.CONSUMER, causes)
                .attribute(SYSTEM, KAFKA)
                .attribute(DESTINATION, topic)
                .attribute("messaging.batch.message_count", records.size());
    }

    /**
     * Only the flag at the end is read where a trace isn't sampled, because there are thousands of records a second.
     */
    private static SpanContext cause(Headers headers) {
        var trace = EventCodec.trace(headers);
        return trace == null || !TraceParent.mayBeSampled(trace)
                ? SpanContext.getInvalid()
                : TraceParent.of(new String(trace, StandardCharsets.UTF_8));
    }
}
