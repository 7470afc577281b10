package org.walletsuite.e2e;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.walletsuite.runner.Part;
import org.walletsuite.runner.Service;
import org.walletsuite.runner.Suite;
import org.walletsuite.runner.SuiteOptions;
import org.walletsuite.runner.VerificationResult;
import org.walletsuite.runner.fixture.SyncPartner;
import org.walletsuite.runner.fixture.TopicReader;

/** One suite for all end-to-end tests of a run, on free ports and with a state of its own; the services reach the ledger through a proxy. */
public final class RunningSuite {

    /** Long enough to use a code on a slow machine, short enough to wait for its expiry. */
    static final Duration QR_TTL = Duration.ofSeconds(40);

    /** What funding providers sign their callbacks with. */
    static final String FUNDING_SECRET = "known to the suite and to providers";

    /** No test may be limited that doesn't mean to be. */
    static final int RATE_LIMIT_SCALE = 1_000;

    /** Long enough for the scenarios to see the first wait, and so short that a fault test can wait for all. */
    static final Duration FIRST_WEBHOOK_RETRY = Duration.ofSeconds(20);

    /** Between services that start, compile and are tested on the same few cores; tests of outages don't rely on it. */
    private static final String READ_TIMEOUT = "6s";

    /** In US dollars: only what is meant to need two approvals is more. */
    private static final String SECOND_APPROVAL_ABOVE = "100000";

    private static final String WEBHOOK_RETRIES = FIRST_WEBHOOK_RETRY.toSeconds() + "s,3s,5s";

    private static @Nullable RunningSuite shared;

    private final Path home;
    private final Suite suite;
    private final CuttingProxy proxy;
    private final TraceCollector collector = new TraceCollector();
    private final SyncPartner partner = new SyncPartner();
    private volatile int ledgerPort;

    private RunningSuite() throws IOException {
        proxy = new CuttingProxy(() -> ledgerPort);
        var root = Path.of(System.getProperty("suite.root"));
        home = Files.createDirectories(root.resolve("local-runner/target/suite-" + UUID.randomUUID()));
        var options = SuiteOptions.isolated(root, home)
                .withEnvironment("SUITE_CLIENTS_LEDGER", proxy.url())
                .withEnvironment("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url())
                .withEnvironment("OTEL_BSP_SCHEDULE_DELAY", "200")
                // What the collector takes too long for is lost.
                .withEnvironment("MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_OTLP_TIMEOUT", "60s")
                .withEnvironment("QR_TTL", QR_TTL.toSeconds() + "s")
                .withEnvironment("FUNDING_CALLBACK_SECRET", FUNDING_SECRET)
                .withEnvironment("WEBHOOKS_RETRIES", WEBHOOK_RETRIES)
                .withEnvironment("WITHDRAWAL_SECOND_APPROVAL_ABOVE", SECOND_APPROVAL_ABOVE)
                .withEnvironment("SUITE_READTIMEOUT", READ_TIMEOUT)
                .withEnvironment("RATE_LIMIT_SCALE", Integer.toString(RATE_LIMIT_SCALE));
        ledgerPort = options.ports().of(Service.LEDGER);
        suite = Suite.start(partner.knownTo(options));
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    public static synchronized RunningSuite shared() {
        if (shared == null) {
            try {
                shared = new RunningSuite();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return shared;
    }

    /** Keeps the logs, and deletes the gigabytes of database and broker. */
    private void close() {
        suite.close();
        partner.close();
        for (var data : List.of("postgres", "kafka")) {
            delete(home.resolve(data));
        }
    }

    private static void delete(Path tree) {
        try (var files = Files.walk(tree)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where its logs and secrets are. */
    Path home() {
        return home;
    }

    public URI gateway() {
        return URI.create(suite.gatewayUrl());
    }

    URI address(Service service) {
        return URI.create(suite.part(service).url());
    }

    public Suite suite() {
        return suite;
    }

    CuttingProxy proxy() {
        return proxy;
    }

    /** The system that users are kept in step with. */
    public SyncPartner partner() {
        return partner;
    }

    TraceCollector collector() {
        return collector;
    }

    /** A token with which services call each other. */
    String serviceToken() {
        try {
            return suite.serviceClient().token();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    TopicReader topic(String name) {
        return new TopicReader(suite.kafkaBootstrap(), name);
    }

    void kill9Ledger() {
        ledger().kill9();
    }

    void awaitLedgerDeath() {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(10))
                .atMost(Duration.ofSeconds(60))
                .until(() -> !ledger().isAlive());
    }

    /** Starts the ledger unless it is running. */
    void ensureLedger() {
        ledger().start();
        ledger().awaitReady();
    }

    /** The code in the last text message to a phone. */
    public String codeSentTo(String phone) {
        try (var messages = Files.list(suite.mailDirectory())) {
            var newest = messages.filter(file -> file.getFileName().toString().endsWith("-" + phone + ".txt"))
                    .max(Comparator.naturalOrder())
                    .orElseThrow(() -> new AssertionError("No message was sent to " + phone));
            return Files.readString(newest).substring(0, 6);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The mails that were sent to an address, the first one first. */
    public List<MimeMessage> mailsTo(String address) {
        try (var files = Files.list(suite.mailDirectory())) {
            return files.filter(file -> file.getFileName().toString().matches(".*-\\Q" + address + "\\E(-\\d+)?\\.eml"))
                    .sorted()
                    .map(RunningSuite::mail)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MimeMessage mail(Path file) {
        try (var content = Files.newInputStream(file)) {
            return new MimeMessage(null, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException(file + " can't be read", e);
        }
    }

    public VerificationResult verifyBooks() {
        return suite.verifyBooks();
    }

    long ledgerBalance(String account) {
        return number("select balance from account where id = '%s'".formatted(account));
    }

    long ledgerSeq(String account) {
        return number("select seq from account where id = '%s'".formatted(account));
    }

    /** How many transfers of this kind have an entry in the account. */
    long ledgerCount(String kind, String account) {
        return number("select count(*) from entry e join transfer t on t.id = e.transfer_id"
                + " where t.kind = '%s' and e.account_id = '%s'".formatted(kind, account));
    }

    /** The posted payments by the key their client chose: transfer id and the wallet's balance after. */
    Map<String, String> ledgerTransfers() {
        var transfers = new HashMap<String, String>();
        query(
                "select t.idempotency_key, t.id, e.balance_after from transfer t join entry e on e.transfer_id = t.id"
                        + " and e.amount < 0 where t.kind = 'PURCHASE'",
                row -> {
                    var key = row.getString(1);
                    transfers.put(key.substring(key.lastIndexOf(':') + 1), row.getString(2) + " " + row.getLong(3));
                });
        return transfers;
    }

    /** Changes a service's database directly, as the role that owns it. */
    public void tamper(Service service, String sql) {
        try (var connection = DriverManager.getConnection(suite.ownerDatabaseUrl(service));
                var statement = connection.createStatement()) {
            if (statement.executeUpdate(sql) == 0) {
                throw new IllegalStateException("No row was changed: " + sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private Part ledger() {
        return suite.part(Service.LEDGER);
    }

    private long number(String sql) {
        var values = new ArrayList<Long>();
        query(sql, row -> values.add(row.getLong(1)));
        if (values.size() != 1) {
            throw new IllegalStateException(values.size() + " rows instead of one: " + sql);
        }
        return values.getFirst();
    }

    private void query(String sql, Row row) {
        try (var connection = DriverManager.getConnection(suite.ownerDatabaseUrl(Service.LEDGER));
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            while (result.next()) {
                row.read(result);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private interface Row {

        void read(ResultSet row) throws SQLException;
    }
}
