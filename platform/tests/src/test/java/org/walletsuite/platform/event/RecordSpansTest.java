package org.walletsuite.platform.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.TracerProvider;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.walletsuite.platform.trace.TraceParent;

class RecordSpansTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    @Test
    void whatARecordCausesStaysInItsTraceWithoutACollector() {
        var record = new ConsumerRecord<>("ledger.entries", 0, 0L, "key", new byte[0]);
        record.headers()
                .add(TraceParent.HEADER, ("00-" + TRACE + "-00f067aa0ba902b7-01").getBytes(StandardCharsets.UTF_8));
        var spans = new RecordSpans(TracerProvider.noop().get("test"));
        try (var _ = spans.process(List.of(record))) {
            assertThat(TraceParent.current().getTraceId()).isEqualTo(TRACE);
        }
        assertThat(TraceParent.current().isValid()).isFalse();
    }
}
