package org.walletsuite.platform.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Work that is done once for many requests, in all their traces: each has a span of it, and those of the others link to
 * the one in the first trace, below which the details are. Nothing is made where no request is sampled.
 */
public final class SharedSpan implements AutoCloseable {

    /** No span at all. */
    public static final SharedSpan NONE = new SharedSpan(TracerProvider.noop().get(""), List.of(), Scope.noop());

    private static final RoundTrip NOT_SHOWN = () -> {};

    private final Tracer tracer;
    private final List<Span> spans;
    private final Scope scope;

    private SharedSpan(Tracer tracer, List<Span> spans, Scope scope) {
        this.tracer = tracer;
        this.spans = spans;
        this.scope = scope;
    }

    /** Begins the work in the current thread; what the same thread does until the end belongs to it. */
    @SuppressWarnings("MustBeClosedChecker") // The scope ends with what is returned.
    public static SharedSpan start(
            Tracer tracer, String name, SpanKind kind, Collection<? extends SpanContext> causes) {
        var traces = new LinkedHashMap<String, SpanContext>();
        for (var cause : causes) {
            if (cause.isSampled()) {
                traces.putIfAbsent(cause.getTraceId(), cause);
            }
        }
        if (traces.isEmpty()) {
            return NONE;
        }
        var parents = List.copyOf(traces.values());
        var first = tracer.spanBuilder(name).setSpanKind(kind).setParent(in(parents.getFirst()));
        parents.subList(1, parents.size()).forEach(first::addLink);
        var spans = new ArrayList<Span>(parents.size());
        spans.add(first.startSpan());
        for (var other : parents.subList(1, parents.size())) {
            spans.add(tracer.spanBuilder(name)
                    .setSpanKind(kind)
                    .setParent(in(other))
                    .addLink(spans.getFirst().getSpanContext())
                    .startSpan());
        }
        return new SharedSpan(tracer, spans, spans.getFirst().makeCurrent());
    }

    private static Context in(SpanContext cause) {
        return Context.root().with(Span.wrap(cause));
    }

    /** Says something about the work in every trace. */
    public SharedSpan tell(String name, long value) {
        spans.forEach(span -> span.setAttribute(name, value));
        return this;
    }

    public SharedSpan tell(String name, String value) {
        spans.forEach(span -> span.setAttribute(name, value));
        return this;
    }

    /** Notes in every trace that the work failed; of the reason only its kind, for messages quote data. */
    public void failed(Throwable reason) {
        tell("error.type", reason.getClass().getName());
        spans.forEach(span -> span.setStatus(StatusCode.ERROR));
    }

    /** Begins a round trip to the database, which is shown in the first trace. */
    public RoundTrip roundTrip(String name) {
        if (spans.isEmpty()) {
            return NOT_SHOWN;
        }
        return tracer.spanBuilder(name)
                .setSpanKind(SpanKind.CLIENT)
                .setAttribute("db.system.name", "postgresql")
                .startSpan()::end;
    }

    @Override
    public void close() {
        scope.close();
        spans.forEach(Span::end);
    }

    /** Ends when it is closed. */
    public interface RoundTrip extends AutoCloseable {

        @Override
        void close();
    }
}
