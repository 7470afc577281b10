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
 * A span for work that is done once for many requests: each trace gets a span, and those of the others link to the one
 * in the first trace, which has the details. No span is created where no request is sampled.
 */
public final class SharedSpan implements AutoCloseable {

    /** No span. */
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

    /** Starts the span; further work of the same thread until the end belongs to it. */
    @SuppressWarnings("MustBeClosedChecker") // The scope is closed by the returned object.
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

    /** Adds an attribute in every trace. */
    public SharedSpan attribute(String name, long value) {
        spans.forEach(span -> span.setAttribute(name, value));
        return this;
    }

    public SharedSpan attribute(String name, String value) {
        spans.forEach(span -> span.setAttribute(name, value));
        return this;
    }

    /** Records a failure in every trace; only the exception's type, because messages quote data. */
    public void failed(Throwable reason) {
        attribute("error.type", reason.getClass().getName());
        spans.forEach(span -> span.setStatus(StatusCode.ERROR));
    }

    /** Starts a span for a round trip to the database, in the first trace. */
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
