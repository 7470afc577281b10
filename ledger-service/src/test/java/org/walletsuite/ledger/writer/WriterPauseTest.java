package org.walletsuite.ledger.writer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.trace.TracerProvider;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.walletsuite.ledger.account.Accounts;
import org.walletsuite.ledger.audit.Verification;
import org.walletsuite.ledger.hold.Holds;
import org.walletsuite.ledger.transfer.Transfers;
import org.walletsuite.platform.ledger.LedgerApi;
import org.walletsuite.platform.testing.ServiceTest;
import tools.jackson.databind.json.JsonMapper;

/** Writers of three replicas, of which one hangs between reading and writing and one at its commits. */
@ServiceTest
@TestConstructor(autowireMode = AutowireMode.ALL)
class WriterPauseTest {

    private static final Logger LOG = LoggerFactory.getLogger(WriterPauseTest.class);
    private static final int PAUSES = 4;
    private static final WriterSettings HASTY =
            new WriterSettings(1024, 64, Duration.ofSeconds(30), Duration.ofSeconds(1), Duration.ofSeconds(2));

    private final LedgerApi ledger;
    private final Accounts accounts;
    private final Transfers transfers;
    private final Holds holds;
    private final Writer writer;
    private final Verification verification;
    private final JdbcClient db;
    private final JdbcConnectionDetails database;
    private final JsonMapper json;

    WriterPauseTest(
            LedgerApi ledger,
            Accounts accounts,
            Transfers transfers,
            Holds holds,
            Writer writer,
            Verification verification,
            JdbcClient db,
            JdbcConnectionDetails database,
            JsonMapper json) {
        this.ledger = ledger;
        this.accounts = accounts;
        this.transfers = transfers;
        this.holds = holds;
        this.writer = writer;
        this.verification = verification;
        this.db = db;
        this.database = database;
        this.json = json;
    }

    @Test
    void losesAndDoublesNothingWhileWritersHang() throws Exception {
        var seed = Long.getLong("ledger.seed", ThreadLocalRandom.current().nextLong());
        LOG.info("Repeat this run with -Dledger.seed={}", seed);
        var sleepyRegistry = new SimpleMeterRegistry();
        var lateRegistry = new SimpleMeterRegistry();
        try (var proxy = new CuttingProxy(port(), seed)) {
            var sleepy = replica(database, new SleepyClock(new Random(seed)), sleepyRegistry);
            var late = replica(through(proxy), Clock.systemUTC(), lateRegistry);
            proxy.hang(PAUSES, Duration.ofMillis(2500));
            var trial = new Trial(new Books(ledger), List.of(writer, sleepy, late), db);
            trial.run(seed, 12, 40);
            sleepy.stop();
            late.stop();
            new SerialReplay(trial, db, transfers, holds).compare(accounts);
        }
        assertThat(lost(sleepyRegistry))
                .as("transactions that the database ended while their writer hung")
                .isPositive();
        assertThat(lost(lateRegistry)).as("connections that were given up").isPositive();
        var report = verification.run();
        assertThat(report.findings()).as(String.join("\n", report.lines())).isZero();
    }

    /** The writer asks for the time when it has read; now and then it takes longer than its transaction may. */
    private static final class SleepyClock extends Clock {

        private final Random random;
        private final AtomicInteger pauses = new AtomicInteger(PAUSES);

        SleepyClock(Random random) {
            this.random = random;
        }

        @Override
        public Instant instant() {
            if (pauses.get() > 0 && random.nextInt(8) == 0 && pauses.getAndDecrement() > 0) {
                try {
                    Thread.sleep(Duration.ofMillis(1500));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return Clock.systemUTC().instant();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("Everything here is UTC");
        }
    }

    private Writer replica(JdbcConnectionDetails server, Clock clock, MeterRegistry registry) {
        var replica = new Writer(
                HASTY,
                new WriterConnection(server, HASTY),
                json,
                clock,
                registry,
                TracerProvider.noop().get("test"));
        replica.start();
        return replica;
    }

    private static double lost(MeterRegistry registry) {
        return registry.counter("ledger.writer.lost-connections").count();
    }

    private int port() {
        return URI.create(database.getJdbcUrl().substring("jdbc:".length())).getPort();
    }

    private JdbcConnectionDetails through(CuttingProxy proxy) {
        return proxy.to(database.getJdbcUrl());
    }
}
