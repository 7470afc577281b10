package org.walletsuite.platform.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.sdk.trace.IdGenerator;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpRequest;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Propagates traces in a service without a collector: a request continues its caller's trace or starts one, which logs,
 * calls and events then carry. Two ids and a thread local, no span.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class TracePropagationFilter extends OncePerRequestFilter {

    private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();
    private static final IdGenerator IDS = IdGenerator.random();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var caller = Span.fromContext(W3C.extract(Context.root(), request, Headers.INSTANCE))
                .getSpanContext();
        var here = SpanContext.create(
                caller.isValid() ? caller.getTraceId() : IDS.generateTraceId(),
                IDS.generateSpanId(),
                caller.getTraceFlags(),
                caller.getTraceState());
        try (var _ = Context.root().with(Span.wrap(here)).makeCurrent();
                var _ = MDC.putCloseable("traceId", here.getTraceId());
                var _ = MDC.putCloseable("spanId", here.getSpanId())) {
            chain.doFilter(request, response);
        }
    }

    /** Adds the current trace context to the headers of a call. */
    static void passOn(HttpRequest call) {
        W3C.inject(Context.current(), call, (to, name, value) -> {
            if (to != null) {
                to.getHeaders().set(name, value);
            }
        });
    }

    private enum Headers implements TextMapGetter<HttpServletRequest> {
        INSTANCE;

        @Override
        public Iterable<String> keys(HttpServletRequest request) {
            return Collections.list(request.getHeaderNames());
        }

        @Override
        public @Nullable String get(@Nullable HttpServletRequest request, String name) {
            return request == null ? null : request.getHeader(name);
        }
    }
}
