package org.walletsuite.platform.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.trace.data.LinkData;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedSpanTest {

    private static final SpanContext ONE = TraceParent.of("00-11111111111111111111111111111111-1111111111111111-01");
    private static final SpanContext TWO = TraceParent.of("00-22222222222222222222222222222222-2222222222222222-01");
    private static final SpanContext UNSAMPLED =
            TraceParent.of("00-33333333333333333333333333333333-3333333333333333-00");

    private final SpanLog log = new SpanLog();
    private final Tracer tracer = log.tracers(exporter -> exporter).get("test");

    @Test
    void isInTheTraceOfEachSampledRequestAndItsDetailsInTheFirst() {
        try (var work = SharedSpan.start(tracer, "batch", SpanKind.INTERNAL, List.of(UNSAMPLED, ONE, TWO, ONE))) {
            assertThat(TraceParent.current().getTraceId()).isEqualTo(ONE.getTraceId());
            work.roundTrip("read").close();
        }
        assertThat(TraceParent.current().isValid()).isFalse();
        assertThat(log.spans())
                .extracting(span -> span.getName() + " of " + span.getTraceId().charAt(0))
                .containsExactly("read of 1", "batch of 1", "batch of 2");
        var first = log.spans().get(1);
        var second = log.spans().get(2);
        assertThat(log.spans().getFirst().getParentSpanId()).isEqualTo(first.getSpanId());
        assertThat(first.getParentSpanId()).isEqualTo(ONE.getSpanId());
        assertThat(first.getLinks()).extracting(LinkData::getSpanContext).containsExactly(TWO);
        assertThat(second.getParentSpanId()).isEqualTo(TWO.getSpanId());
        assertThat(second.getLinks()).extracting(LinkData::getSpanContext).containsExactly(first.getSpanContext());
    }

    @Test
    void isNotMadeForUnsampledTraces() {
        try (var work =
                SharedSpan.start(tracer, "batch", SpanKind.INTERNAL, List.of(UNSAMPLED, SpanContext.getInvalid()))) {
            work.attribute("ledger.batch.size", 2).roundTrip("read").close();
            assertThat(TraceParent.current().isValid()).isFalse();
        }
        assertThat(log.spans()).isEmpty();
    }

    @Test
    void hasTheKindOfAFailureInEachTrace() {
        try (var work = SharedSpan.start(tracer, "batch", SpanKind.INTERNAL, List.of(ONE, TWO))) {
            work.failed(new IllegalStateException("hunter2"));
        }
        assertThat(log.spans()).hasSize(2).allSatisfy(span -> {
            assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
            assertThat(span.toString()).contains("IllegalStateException").doesNotContain("hunter2");
        });
    }
}
