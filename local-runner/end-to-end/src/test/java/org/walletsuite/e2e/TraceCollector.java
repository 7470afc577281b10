package org.walletsuite.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Receives the services' spans as an OTLP collector would. */
final class TraceCollector {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpServer server;
    private final List<Seen> spans = new CopyOnWriteArrayList<>();

    /**
     * A span that was received.
     *
     * @param parent the id of its parent, or empty
     * @param links the spans it links to besides its parent, most of them in other traces
     * @param words all its texts, without numbers and times
     */
    record Seen(
            String service,
            String name,
            Span.SpanKind kind,
            String trace,
            String id,
            String parent,
            List<Link> links,
            Map<String, String> attributes,
            String words) {}

    record Link(String trace, String span) {}

    TraceCollector() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::receive);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** All spans of a trace, once the predicate accepts them. */
    List<Seen> traceOnce(String trace, Predicate<List<Seen>> complete) throws InterruptedException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var found =
                    spans.stream().filter(span -> span.trace().equals(trace)).toList();
            if (complete.test(found)) {
                return found;
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("Of trace " + trace + " there is only "
                        + found.stream()
                                .map(span -> span.service() + " " + span.name())
                                .toList());
            }
            Thread.sleep(100);
        }
    }

    /** The spans below a span; work for several traces has its details in one of them, to which the others link. */
    List<Seen> below(Seen span) {
        return spans.stream()
                .filter(other -> other.parent().equals(span.id())
                        || span.links().contains(new Link(other.trace(), other.parent())))
                .toList();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestURI().getPath().equals("/v1/traces")) {
                var request = ExportTraceServiceRequest.parseFrom(exchange.getRequestBody());
                request.getResourceSpansList().forEach(this::add);
            }
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private void add(ResourceSpans resource) {
        var service = texts(resource.getResource().getAttributesList()).getOrDefault("service.name", "");
        resource.getScopeSpansList().stream()
                .flatMap(scope -> scope.getSpansList().stream())
                .forEach(span -> spans.add(new Seen(
                        service,
                        span.getName(),
                        span.getKind(),
                        hex(span.getTraceId().toByteArray()),
                        hex(span.getSpanId().toByteArray()),
                        hex(span.getParentSpanId().toByteArray()),
                        span.getLinksList().stream()
                                .map(link -> new Link(
                                        hex(link.getTraceId().toByteArray()),
                                        hex(link.getSpanId().toByteArray())))
                                .toList(),
                        texts(span.getAttributesList()),
                        span.getName() + span.getAttributesList() + span.getEventsList() + span.getStatus())));
    }

    private static Map<String, String> texts(List<KeyValue> attributes) {
        return attributes.stream()
                .collect(Collectors.toMap(
                        KeyValue::getKey,
                        one -> one.getValue().hasStringValue()
                                ? one.getValue().getStringValue()
                                : one.getValue().toString()));
    }

    private static String hex(byte[] id) {
        return HexFormat.of().formatHex(id);
    }
}
