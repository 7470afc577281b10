package org.walletsuite.ledger.writer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.walletsuite.ledger.LedgerClient;
import org.walletsuite.ledger.grant.Grants.Grant;
import org.walletsuite.ledger.journal.JournalTail;
import org.walletsuite.platform.ledger.BatchReply.Outcome;
import org.walletsuite.platform.testing.ServiceTest;
import tools.jackson.databind.json.JsonMapper;

/** Batches in which one command is valid and one makes the write fail. */
@ServiceTest
@TestConstructor(autowireMode = AutowireMode.ALL)
class BatchCommitterTest {

    private static final String POISON = "poison";
    private static final Tracer TRACER = TracerProvider.noop().get("test");
    private static final WriterSettings SETTINGS =
            new WriterSettings(16, 16, Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofMinutes(2));

    private final Books books;
    private final JdbcConnectionDetails database;
    private final JsonMapper json;
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    BatchCommitterTest(@LocalServerPort int port, JdbcConnectionDetails database, JsonMapper json) {
        this.books = new Books(LedgerClient.create(port));
        this.database = database;
        this.json = json;
    }

    @Test
    void aCommandThatMakesTheWriterThrowFailsAlone() {
        assertThat(commit(() -> new IllegalStateException("stumbled")))
                .containsExactly(Outcome.DECIDED, Outcome.NOT_RUN);
        assertThat(count("ledger.writer.refused-by-database")).isEqualTo(1);
    }

    @Test
    void aCommandThatTheDatabaseRefusesFailsAlone() {
        assertThat(commit(() -> new SQLException("out of range", "22003")))
                .containsExactly(Outcome.DECIDED, Outcome.NOT_RUN);
        assertThat(count("ledger.writer.refused-by-database")).isEqualTo(1);
    }

    @Test
    void aFailureOfTheDatabaseFailsTheBatchAndNoSingleCommand() {
        assertThat(commit(() -> new SQLException("disk full", "53100")))
                .containsExactly(Outcome.NOT_RUN, Outcome.NOT_RUN);
        assertThat(count("ledger.writer.refused-by-database")).isZero();
        assertThat(count("ledger.writer.sick-database")).isEqualTo(1);
    }

    private List<Outcome> commit(Supplier<Exception> failure) {
        var connection = new FaultyConnection(database, SETTINGS, POISON, failure);
        var writes = List.of(posting("sound"), posting(POISON));
        try (var committer = new BatchCommitter(
                connection,
                new JournalTail(),
                json,
                Clock.systemUTC(),
                new WriterMetrics(registry, List.of()),
                TRACER)) {
            committer.commit(List.copyOf(writes));
        }
        assertThat(connection.failures).hasPositiveValue();
        return writes.stream().map(pending -> pending.await().outcome()).toList();
    }

    private Posting posting(String name) {
        var command = Books.move("test:" + name + ":" + UUID.randomUUID(), 1, books.stand(), books.wallet());
        var posting = new Posting(command, Grant.ALL, SpanContext.getInvalid(), json, SETTINGS.deadline());
        posting.take();
        return posting;
    }

    private double count(String name) {
        return registry.counter(name).count();
    }
}
