package org.walletsuite.platform.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Exports only span attributes that are known to be harmless. Full URLs contain voucher codes and user ids, and
 * exception messages quote request data; neither belongs in a collector.
 */
final class RedactingSpanExporter implements SpanExporter {

    private static final Set<String> HARMLESS =
            Set.of("method", "uri", "status", "outcome", "exception", "client.name", "error.type");

    /** Statements have placeholders for their values; the parameters are never recorded. */
    private static final Pattern HARMLESS_FAMILIES =
            Pattern.compile("jdbc\\.query\\[\\d+]|db\\.system\\.name|(messaging|ledger)\\.[a-z._]+");

    private final SpanExporter collector;

    RedactingSpanExporter(SpanExporter collector) {
        this.collector = collector;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        return collector.export(spans.stream().<SpanData>map(Discreet::new).toList());
    }

    @Override
    public CompletableResultCode flush() {
        return collector.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return collector.shutdown();
    }

    private static boolean isHarmless(AttributeKey<?> key) {
        return HARMLESS.contains(key.getKey())
                || HARMLESS_FAMILIES.matcher(key.getKey()).matches();
    }

    private static final class Discreet extends DelegatingSpanData {

        private final Attributes attributes;

        Discreet(SpanData span) {
            super(span);
            this.attributes = span.getAttributes().toBuilder()
                    .removeIf(key -> !isHarmless(key))
                    .build();
        }

        @Override
        public Attributes getAttributes() {
            return attributes;
        }

        @Override
        public int getTotalAttributeCount() {
            return attributes.size();
        }

        @Override
        public List<EventData> getEvents() {
            return List.of();
        }

        @Override
        public int getTotalRecordedEvents() {
            return 0;
        }

        @Override
        public StatusData getStatus() {
            return super.getStatus().getStatusCode() == StatusCode.ERROR ? StatusData.error() : super.getStatus();
        }
    }
}
