package org.walletsuite.e2e;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.walletsuite.e2e.TraceCollector.Link;
import org.walletsuite.e2e.TraceCollector.Seen;
import org.walletsuite.runner.SampleAccounts;
import org.walletsuite.runner.fixture.FestivalFixture;

/**
 * The trace of a payment, from the gateway to the listeners that consume its events. Commands that come at once share a
 * batch, whose details are in the trace of one of them.
 */
@Isolated
class TraceIT {

    private static final Set<String> CONSUMERS = Set.of("payment-service", "notification-service");

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final RunningSuite suite = RunningSuite.shared();
    private final FestivalFixture fair = new FestivalFixture(suite.gateway());

    @Test
    void aPaymentIsOneTraceThroughHttpSqlAndKafka() throws Exception {
        var wallet = fair.walletOf(fair.newcomer(), 1000);
        var trace = newTrace();
        var key = "trace-" + UUID.randomUUID();
        assertThat(pay(wallet, key, trace).get().statusCode()).isEqualTo(200);

        var spans = suite.collector().traceOnce(trace, this::isWhole);

        var edge = one(spans, "gateway", SpanKind.SPAN_KIND_SERVER);
        assertThat(edge.parent()).isEqualTo("00f067aa0ba902b7");
        var toPayments = below(spans, edge, "gateway", SpanKind.SPAN_KIND_CLIENT);
        var payments = below(spans, toPayments, "payment-service", SpanKind.SPAN_KIND_SERVER);
        assertThat(payments.name()).isEqualTo("http post /api/v1/payments");
        var toLedger = spans.stream()
                .filter(span -> span.service().equals("payment-service"))
                .filter(span -> span.name().equals("http post"))
                .filter(span -> span.parent().equals(payments.id()))
                .findFirst()
                .orElseThrow();
        var ledger = below(spans, toLedger, "ledger-service", SpanKind.SPAN_KIND_SERVER);
        var batch = below(spans, ledger, "ledger-service", SpanKind.SPAN_KIND_INTERNAL);
        assertThat(batch.name()).isEqualTo("ledger batch");
        assertThat(spans)
                .filteredOn(span -> span.parent().equals(batch.id()))
                .extracting(Seen::name)
                .containsExactlyInAnyOrder("read and lock", "write and commit");

        var sends = named(spans, "send ledger.entries");
        assertThat(sends)
                .hasSize(2)
                .allSatisfy(send -> assertThat(send.service()).isEqualTo("ledger-service"))
                .allSatisfy(send -> assertThat(send.kind()).isEqualTo(SpanKind.SPAN_KIND_PRODUCER))
                .allSatisfy(send -> assertThat(send.parent()).isEqualTo(ledger.id()));
        assertThat(consuming(spans))
                .allSatisfy(consumed -> assertThat(sends).extracting(Seen::id).contains(consumed.parent()));
    }

    @Test
    void paymentsAtOnceAreEachSeenInTheirOwnTrace() throws Exception {
        var wallet = fair.walletOf(fair.newcomer(), 1000);
        var traces = IntStream.range(0, 20).mapToObj(_ -> newTrace()).toList();
        var answers = traces.stream()
                .map(trace -> pay(wallet, "shared-" + UUID.randomUUID(), trace))
                .toList();
        for (var answer : answers) {
            assertThat(answer.get().statusCode()).isEqualTo(200);
        }
        for (var trace : traces) {
            var spans = suite.collector()
                    .traceOnce(
                            trace,
                            seen -> named(seen, "ledger batch").size() == 1
                                    && named(seen, "send ledger.entries").size() == 2);
            var batch = named(spans, "ledger batch").getFirst();
            assertThat(batch.links())
                    .extracting(Link::trace)
                    .doesNotContain(trace)
                    .isSubsetOf(traces);
        }
    }

    @Test
    void noSpanHoldsASecret() throws Exception {
        var guest = fair.newcomer();
        var wallet = fair.walletOf(guest, 1000);
        var trace = newTrace();
        var key = "secret-" + UUID.randomUUID();
        pay(wallet, key, trace).get();
        send("/account/login", "{\"email\":\"staff@example.com\",\"password\":\"Wr0ng-Passw0rd\"}", key, trace)
                .get();
        send("/account/pin/create?hint=9731", "{\"pin\":\"9731\"}", key, trace).get();
        var spans = suite.collector()
                .traceOnce(
                        trace,
                        seen -> isWhole(seen)
                                && seen.stream().anyMatch(span -> span.name().equals("http post /account/login"))
                                && seen.stream().anyMatch(span -> span.name().equals("http post /account/pin/create")));
        assertThat(spans)
                .filteredOn(span -> span.attributes().containsKey("jdbc.query[0]"))
                .isNotEmpty();
        var token = Objects.requireNonNull(fair.staff.token());
        for (var span : spans) {
            assertThat(span.words())
                    .doesNotContain(token, token.substring(token.lastIndexOf('.')))
                    .doesNotContain("Wr0ng-Passw0rd", SampleAccounts.PASSWORD, "9731", key)
                    .doesNotContain(wallet, "staff@example.com");
        }
    }

    private boolean isWhole(List<Seen> spans) {
        return Stream.of("gateway", "payment-service", "ledger-service")
                        .allMatch(service -> spans.stream()
                                .anyMatch(span ->
                                        span.service().equals(service) && span.kind() == SpanKind.SPAN_KIND_SERVER))
                && named(spans, "ledger batch").size() == 1
                && named(spans, "send ledger.entries").size() == 2
                && consuming(spans).stream().map(Seen::service).collect(toSet()).equals(CONSUMERS);
    }

    /**
     * The spans in which the sale is counted and the guest is notified: the two entries of a payment may be consumed in
     * two batches, and each concerns one of the two only.
     */
    private List<Seen> consuming(List<Seen> spans) {
        return named(spans, "process ledger.entries").stream()
                .filter(consumed -> suite.collector().below(consumed).stream()
                        .anyMatch(span -> span.attributes()
                                .getOrDefault("jdbc.query[0]", "")
                                .contains("insert into inbox")))
                .toList();
    }

    private CompletableFuture<HttpResponse<String>> pay(String wallet, String key, String trace) {
        return send("/api/v1/payments", fair.payment(wallet, 10), key, trace);
    }

    private CompletableFuture<HttpResponse<String>> send(String path, String body, String key, String trace) {
        var request = HttpRequest.newBuilder(URI.create(suite.gateway() + path))
                .header("Authorization", "Bearer " + fair.staff.token())
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .POST(BodyPublishers.ofString(body))
                .build();
        return HTTP.sendAsync(request, BodyHandlers.ofString());
    }

    private static String newTrace() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private static List<Seen> named(List<Seen> spans, String name) {
        return spans.stream().filter(span -> span.name().equals(name)).toList();
    }

    private static Seen one(List<Seen> spans, String service, SpanKind kind) {
        return only(spans, span -> span.service().equals(service) && span.kind() == kind);
    }

    private static Seen below(List<Seen> spans, Seen parent, String service, SpanKind kind) {
        return only(
                spans,
                span -> span.parent().equals(parent.id()) && span.service().equals(service) && span.kind() == kind);
    }

    private static Seen only(List<Seen> spans, Predicate<Seen> wanted) {
        var found = spans.stream().filter(wanted).toList();
        assertThat(found).as(spans.toString()).hasSize(1);
        return found.getFirst();
    }
}
