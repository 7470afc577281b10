package org.walletsuite.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.ledger.writer.Books.key;
import static org.walletsuite.platform.testing.Patience.await;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.walletsuite.ledger.LedgerClient;
import org.walletsuite.ledger.writer.Books;
import org.walletsuite.platform.event.EventCodec;
import org.walletsuite.platform.event.LedgerEvent;
import org.walletsuite.platform.event.LedgerEvent.AccountStatusChanged;
import org.walletsuite.platform.event.LedgerEvent.EntryPosted;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.platform.ledger.CommandBatch;
import org.walletsuite.platform.ledger.FloorChange;
import org.walletsuite.platform.ledger.HoldResult;
import org.walletsuite.platform.ledger.LedgerApi;
import org.walletsuite.platform.ledger.NewHold;
import org.walletsuite.platform.ledger.PostingResult;
import org.walletsuite.platform.ledger.StatusChange;
import org.walletsuite.platform.testing.ServiceTest;
import org.walletsuite.platform.trace.TraceParent;

@ServiceTest
@TestConstructor(autowireMode = AutowireMode.ALL)
class JournalTest {

    private static final int POSTS = 700;
    private static final String ONE = "00-11111111111111111111111111111111-1111111111111111-00";
    private static final String TWO = "00-22222222222222222222222222222222-2222222222222222-00";

    private final LedgerApi ledger;
    private final SmartLifecycle relay;
    private final LedgerTopic topic;
    private final JdbcClient db;
    private final Books books;

    JournalTest(
            @LocalServerPort int port, @Qualifier("eventRelay") SmartLifecycle relay, EventCodec codec, JdbcClient db) {
        this.ledger = LedgerClient.create(LedgerClient.http(port)
                .mutate()
                .requestInterceptor((request, body, next) -> {
                    var trace = TraceParent.text(TraceParent.current());
                    if (trace != null) {
                        request.getHeaders().set(TraceParent.HEADER, trace);
                    }
                    return next.execute(request, body);
                })
                .build());
        this.relay = relay;
        this.topic = new LedgerTopic(codec);
        this.db = db;
        this.books = new Books(ledger);
    }

    @Test
    void publishesEveryEntryAndStatusChangeInOrder() {
        var wallet = books.wallet();
        post(POSTS);
        ledger.changeStatus(wallet.id(), new StatusChange.Request(AccountStatus.FROZEN, "wallet"));
        ledger.changeStatus(wallet.id(), new StatusChange.Request(AccountStatus.ACTIVE, "wallet"));
        post(1);
        var events = topic.eventsOf(wallet, POSTS + 3);
        assertThat(events).isSortedAccordingTo((one, other) -> Long.compare(one.position(), other.position()));
        assertThat(events.subList(POSTS, POSTS + 2))
                .extracting(event -> ((AccountStatusChanged) event).status())
                .containsExactly("FROZEN", "ACTIVE");
        var entries = events.stream()
                .filter(EntryPosted.class::isInstance)
                .map(EntryPosted.class::cast)
                .toList();
        assertThat(entries)
                .extracting(EntryPosted::id)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, POSTS + 1)
                        .mapToObj(seq -> wallet.id() + ":" + seq)
                        .toList());
        var last = entries.getLast();
        assertThat(last.balanceAfter())
                .isEqualTo(ledger.account(wallet.id()).orElseThrow().balance());
        assertThat(last.ownerId()).isEqualTo(wallet.ownerId());
        assertThat(last.transfer().kind()).isEqualTo("PURCHASE");
        assertThat(last.transfer().metadata()).containsEntry("productIds", List.of("beer", "chips"));
    }

    @Test
    void sendsAgainWhatWasNotAcknowledged() {
        var wallet = books.wallet();
        post(5);
        var sent = db.sql("select position from ledger_head").query(Long.class).single();
        post(15);
        topic.eventsOf(wallet, 20);
        await().until(() -> backlog() == 0);
        relay.stop();
        try {
            post(5);
            db.sql("update relay_cursor set position = ?").param(sent).update();
        } finally {
            relay.start();
        }
        var events = topic.eventsOf(wallet, 25 + 15);
        assertThat(events).hasSizeGreaterThanOrEqualTo(25 + 15);
        var firsts = events.stream().map(LedgerEvent::id).distinct().toList();
        assertThat(firsts)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 25)
                        .mapToObj(seq -> wallet.id() + ":" + seq)
                        .toList());
    }

    @Test
    void everyRecordCarriesTheTraceOfTheRequestBehindIt() {
        var wallet = books.wallet();
        var command = Books.move(key(), 5, books.stand(), wallet);
        in(ONE, () -> {
            var other = Books.move(key(), 5, books.stand(), wallet);
            return ledger.post(new CommandBatch(List.of(command, other), Arrays.asList(null, TWO)));
        });
        in(TWO, () -> ledger.changeStatus(wallet.id(), new StatusChange.Request(AccountStatus.FROZEN, "wallet")));
        in(ONE, () -> ledger.changeStatus(wallet.id(), new StatusChange.Request(AccountStatus.ACTIVE, "wallet")));
        in(TWO, () -> ledger.changeFloor(wallet.id(), new FloorChange.Request(-7L, "wallet")));
        var hold = new NewHold(key(), wallet.id(), "wallet", 1L, null, Map.of(), null);
        var placed = (HoldResult.Done) in(ONE, () -> ledger.placeHold(hold));
        in(TWO, () -> ledger.voidHold(placed.hold().id()));
        post(1);

        var traces = topic.recordsOf(wallet, 8).stream()
                .map(record -> new String(
                        record.headers().lastHeader(TraceParent.HEADER).value(), StandardCharsets.UTF_8))
                .map(JournalTest::traceId)
                .toList();
        assertThat(traces.subList(0, 7))
                .containsExactlyElementsOf(Stream.of(ONE, TWO, TWO, ONE, TWO, ONE, TWO)
                        .map(JournalTest::traceId)
                        .toList());
        assertThat(traces.getLast()).isNotIn(traceId(ONE), traceId(TWO));
        // A retry is answered with the first reply, whatever its trace.
        var again = in(TWO, () -> ledger.post(new CommandBatch(List.of(command))));
        assertThat(again.items().getFirst().decision()).isInstanceOf(PostingResult.Replayed.class);
    }

    /** Each hop has a span of its own. */
    private static String traceId(String traceParent) {
        return TraceParent.of(traceParent).getTraceId();
    }

    private static <T> T in(String trace, Supplier<T> request) {
        try (var _ = Context.root().with(Span.wrap(TraceParent.of(trace))).makeCurrent()) {
            return request.get();
        }
    }

    private void post(int times) {
        for (var rest = times; rest > 0; rest -= 100) {
            var batch = IntStream.range(0, Math.min(rest, 100))
                    .mapToObj(_ -> Books.move(key(), 1, books.stand(), books.wallet()))
                    .toList();
            ledger.post(new CommandBatch(List.copyOf(batch)));
        }
    }

    private long backlog() {
        return db.sql("select h.position - c.position from ledger_head h, relay_cursor c")
                .query(Long.class)
                .single();
    }
}
