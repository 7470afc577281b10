package org.walletsuite.ledger.writer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.TracerProvider;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.walletsuite.ledger.LedgerClient;
import org.walletsuite.ledger.account.Accounts;
import org.walletsuite.ledger.hold.Holds;
import org.walletsuite.ledger.journal.JournalTail;
import org.walletsuite.ledger.reconciliation.Verification;
import org.walletsuite.ledger.transfer.Transfers;
import org.walletsuite.platform.ledger.LedgerApi;
import tools.jackson.databind.json.JsonMapper;

/** The service's own writer, further ones beside it, and the comparison of their joint results with the model. */
record Replicas(
        @LocalServerPort int port,
        Accounts accounts,
        Transfers transfers,
        Holds holds,
        Writer writer,
        Verification verification,
        JdbcClient db,
        JdbcConnectionDetails database,
        JsonMapper json) {

    static Replicas of(ApplicationContext service) {
        return service.getAutowireCapableBeanFactory().createBean(Replicas.class);
    }

    LedgerApi ledger() {
        return LedgerClient.create(port);
    }

    /** One more writer, which reaches the database through {@code server}. */
    Writer start(JdbcConnectionDetails server, WriterSettings settings, Clock clock, MeterRegistry registry) {
        var replica = new Writer(
                settings,
                new WriterConnection(server, settings),
                new JournalTail(),
                json,
                clock,
                registry,
                TracerProvider.noop().get("test"));
        replica.start();
        return replica;
    }

    CuttingProxy proxy(long seed) throws IOException {
        return new CuttingProxy(database.getJdbcUrl(), seed);
    }

    /** A trial of the service's own writer and these two. */
    ConcurrentRun trial(Writer second, Writer third) {
        return new ConcurrentRun(new Books(ledger()), List.of(writer, second, third), db);
    }

    void compareWithModel(ConcurrentRun trial) {
        new SerialReplay(trial, db, transfers, holds).compare(accounts);
    }

    void assertBooksInOrder() throws Exception {
        var report = verification.run();
        assertThat(report.discrepancies()).as(String.join("\n", report.lines())).isZero();
    }
}
