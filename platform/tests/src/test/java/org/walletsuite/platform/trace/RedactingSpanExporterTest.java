package org.walletsuite.platform.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.StatusCode;
import org.junit.jupiter.api.Test;

class RedactingSpanExporterTest {

    private final SpanLog log = new SpanLog();

    @Test
    void exportsListedAttributesOnly() {
        var tracer = log.tracers(RedactingSpanExporter::new).get("test");
        var span = tracer.spanBuilder("http get /vouchers/{code}").startSpan();
        span.setAttribute("uri", "/vouchers/{code}");
        span.setAttribute("jdbc.query[0]", "select 1 where id = ?");
        span.setAttribute("jdbc.params[0]", "(hunter2)");
        span.setAttribute("http.url", "/vouchers/hunter2");
        span.recordException(new IllegalStateException("Key (code)=(hunter2) exists"));
        span.setStatus(StatusCode.ERROR, "Key (code)=(hunter2) exists");
        span.end();

        var seen = log.spans().getFirst();
        assertThat(seen.getName()).isEqualTo("http get /vouchers/{code}");
        assertThat(seen.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(seen.getStatus().getDescription()).isEmpty();
        assertThat(seen.getEvents()).isEmpty();
        assertThat(seen.getAttributes().asMap().keySet())
                .extracting(key -> key.getKey())
                .containsExactlyInAnyOrder("uri", "jdbc.query[0]");
    }
}
