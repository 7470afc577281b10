package org.walletsuite.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.parallel.Isolated;
import org.walletsuite.runner.Service;
import org.walletsuite.runner.fixture.GatewayClient;
import org.walletsuite.runner.fixture.PartnerFixture;
import org.walletsuite.runner.fixture.SyncPartner;
import org.walletsuite.runner.fixture.WebhookEndpoint;
import org.walletsuite.runner.fixture.WebhookEndpoints;
import tools.jackson.databind.JsonNode;

/**
 * Days on which partner-sync-service is killed amid its work. Small with {@code -Dsuite.webhooks=200}; {@code -Dsuite.webhooks=10000
 * -Dsuite.imported=50000} makes them large, and then the claims of killed processes end by themselves.
 */
@Isolated
@EnabledIfSystemProperty(
        named = "suite.webhooks",
        matches = "\\d+",
        disabledReason = "it takes minutes, and the fault test has its kinds of faults: -Dsuite.webhooks=200 runs it")
class BadDaysIT {

    private static final int WEBHOOKS = Integer.getInteger("suite.webhooks", 200);
    private static final int IMPORTED = Integer.getInteger("suite.imported", 1_000);
    private static final boolean IS_SMALL = WEBHOOKS < 1_000 && IMPORTED < 10_000;
    private static final Duration PATIENCE = IS_SMALL ? Duration.ofMinutes(5) : Duration.ofMinutes(40);

    /** The vouchers are issued in so many parts, and at the beginning of two of them the process is killed. */
    private static final int PARTS = 10;

    private static final Set<Integer> KILLED_AT = Set.of(4, 8);

    /** A healthy endpoint gets one webhook for so many of the failing one. */
    private static final int ONE_OF = 5;

    private static final int CLIENTS = 8;

    /** The answers of a busy suite to a request with a key. */
    private static final Set<Integer> ASK_AGAIN = Set.of(409, 429, 502, 503, 504);

    private static final int PAGE = 100;

    private final RunningSuite suite = RunningSuite.shared();
    private final GatewayClient admin = new GatewayClient(suite.gateway(), null).logIn("admin@example.com");
    private final Clock clock = Clock.systemUTC();

    @Test
    void eachWebhookArrivesThoughItsEndpointFailsAThirdAndTheSenderIsKilledTwice() throws Exception {
        try (var receiver = WebhookEndpoints.start()) {
            var began = clock.instant();
            var failing = receiver.failing(partner(), 3);
            var healthy = receiver.healthy(partner());
            failing.open();
            healthy.open();
            var toFailing = new Issuing(failing.partner().client());
            var toHealthy = new Issuing(healthy.partner().client());

            for (var part = 0; part < PARTS; part++) {
                var back = KILLED_AT.contains(part) ? restarted() : CompletableFuture.completedFuture(null);
                issue(toFailing, toHealthy);
                back.join();
            }
            endClaims();
            await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> {
                failing.recover(toFailing.caller, began).data(200);
                return vouchers(failing).containsAll(toFailing.sent.keySet())
                        && vouchers(healthy).containsAll(toHealthy.sent.keySet());
            });

            var late = toHealthy.untilArrival(healthy);
            note(
                    "%s webhooks in %s tries at the failing endpoint, %s in %s at the healthy one; first tries there after %s ms"
                            .formatted(
                                    failing.acceptedCount(),
                                    failing.tries(),
                                    healthy.acceptedCount(),
                                    healthy.tries(),
                                    late.toMillis()));
            assertThat(vouchers(failing)).isEqualTo(toFailing.sent.keySet()).hasSize(WEBHOOKS);
            assertThat(vouchers(healthy)).isEqualTo(toHealthy.sent.keySet());
            assertThat(failing.tries()).isGreaterThan(WEBHOOKS);
            assertThat(failing.unsigned() + healthy.unsigned()).isZero();
            if (!IS_SMALL) { // A build on a busy machine proves nothing of speed.
                assertThat(late).isLessThan(Duration.ofSeconds(1));
            }
        }
    }

    @Test
    void anImportThatIsKilledHalfwayGoesOnAndBringsNobodyTwice() throws Exception {
        var partner = suite.partner();
        var name = "imported-" + UUID.randomUUID();
        IntStream.range(0, IMPORTED).forEach(number -> partner.users().add(name + "-" + number + "@example.com", null));
        if (IS_SMALL) {
            partner.midan().beSlow(IMPORTED / PAGE, Duration.ofMillis(200)); // Half is not over at once.
        }

        var start = clock.instant();
        assertThat(start("import", "{\"since\":\"1970-01-01\"}")).isEqualTo(202);
        await().pollInterval(Duration.ofMillis(50))
                .atMost(PATIENCE)
                .until(() -> shown("import").get("processed").asInt() >= IMPORTED / 2);
        var atKill = shown("import").get("processed").asInt();
        restarted().get();
        endClaims();
        await().atMost(PATIENCE).until(() -> !isRunning("import"));

        var progress = shown("import");
        note("an import killed at %s: %s after %s s"
                .formatted(
                        atKill,
                        progress,
                        Duration.between(start, clock.instant()).toSeconds()));
        assertThat(progress.get("status").asString()).isEqualTo("done");
        assertThat(progress.get("processed").asInt())
                .isEqualTo(partner.users().all().size())
                .isEqualTo(progress.get("total").asInt());
        assertThat(progress.get("failed").asInt()).isZero();
        assertThat(progress.get("conflicts").asInt()).isZero();
        // A page that was taken but not counted at the kill is known when it is read again.
        assertThat(progress.get("created").asInt()).isBetween(IMPORTED - PAGE, IMPORTED);
        assertThat(number(Service.WALLET, "select count(*) from person where email like '" + name + "-%'"))
                .isEqualTo(IMPORTED);
        assertThat(number(
                        Service.WALLET,
                        "select count(distinct s.person_id) from synced_user s join person p on p.id = s.person_id"
                                + " where p.origin = 'midan' and p.email like '" + name + "-%'"))
                .isEqualTo(IMPORTED);
        assertThat(start("reconciliation", "{}")).isEqualTo(202);
        await().atMost(PATIENCE).until(() -> !isRunning("reconciliation"));
        var report = shown("reconciliation").get("report");
        assertThat(report.get("theirs").asInt()).isEqualTo(partner.users().all().size());
        assertThat(report.get("missing_here").get("count").asInt())
                .as(report.toString())
                .isZero();
        assertThat(report.get("other_reference").get("count").asInt())
                .as(report.toString())
                .isZero();
    }

    /** Issues vouchers, and remembers when each was asked for. */
    private final class Issuing {

        private final GatewayClient caller;
        private final Map<String, Instant> sent = new ConcurrentHashMap<>();

        private Issuing(GatewayClient caller) {
            this.caller = caller;
        }

        private void issueOne() {
            var reference = UUID.randomUUID().toString();
            var request = PartnerFixture.issue(reference, "5.00", "27825570001");
            var before = clock.instant();
            var answer = await().pollDelay(Duration.ZERO)
                    .atMost(PATIENCE)
                    .until(
                            () -> caller.post("/api/v1/partner/vouchers/issue", request, reference),
                            each -> !ASK_AGAIN.contains(each.status()));
            assertThat(answer.status()).as(answer.body()).isBetween(200, 201);
            sent.put(answer.json().path("data").path("voucher_id").asString(""), before);
        }

        /** The median time from the request to the webhook's first try. */
        private Duration untilArrival(WebhookEndpoint endpoint) {
            var times = endpoint.arrivals().values().stream()
                    .map(arrival -> Duration.between(sent.getOrDefault(arrival.voucher(), Instant.MIN), arrival.time()))
                    .sorted()
                    .toList();
            return times.get(times.size() / 2);
        }
    }

    private PartnerFixture partner() {
        return PartnerFixture.create(admin, PartnerFixture.PRODUCTION, PartnerFixture.DIRECT_PAYMENT);
    }

    private static void issue(Issuing toFailing, Issuing toHealthy) throws InterruptedException, ExecutionException {
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            var issues = IntStream.range(0, WEBHOOKS / PARTS)
                    .mapToObj(number -> clients.submit(() -> {
                        toFailing.issueOne();
                        if (number % ONE_OF == 0) {
                            toHealthy.issueOne();
                        }
                    }))
                    .toList();
            for (var issue : issues) {
                issue.get();
            }
        }
    }

    private static Set<String> vouchers(WebhookEndpoint endpoint) {
        var accepted = endpoint.accepted();
        return endpoint.arrivals().values().stream()
                .filter(arrival -> accepted.contains(arrival.id()))
                .map(WebhookEndpoint.Arrival::voucher)
                .collect(Collectors.toSet());
    }

    /** Kills partner-sync-service at once, and starts it meanwhile. */
    private CompletableFuture<Void> restarted() {
        var part = suite.suite().part(Service.PARTNERSYNC);
        part.kill9();
        return CompletableFuture.runAsync(() -> {
            part.start();
            part.awaitReady();
        });
    }

    /** In a small run the minute of a killed process's claims is over at once. */
    private void endClaims() throws SQLException {
        if (IS_SMALL) {
            try (var connection = DriverManager.getConnection(suite.suite().ownerDatabaseUrl(Service.PARTNERSYNC));
                    var statement = connection.createStatement()) {
                statement.execute("update webhook_delivery set next_attempt_at = now()"
                        + " where next_attempt_at > now() + interval '15 seconds'");
                statement.execute("update sync_pull set next_attempt_at = now() where status = 'RUNNING'");
                statement.execute("update sync_reference set leased_until = null, next_attempt_at = now()"
                        + " where next_attempt_at is not null");
            }
        }
    }

    private int start(String what, String body) {
        return admin.post(
                        SyncPartner.ADMIN + "/" + what, body, UUID.randomUUID().toString())
                .status();
    }

    private boolean isRunning(String what) {
        return shown(what).get("status").asString().equals("running");
    }

    private JsonNode shown(String what) {
        return admin.get(SyncPartner.ADMIN + "/" + what).json();
    }

    private long number(Service service, String query) throws SQLException {
        try (var connection = DriverManager.getConnection(suite.suite().ownerDatabaseUrl(service));
                var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** For whoever wants to know how it went. */
    private void note(String figures) throws IOException {
        Files.writeString(
                suite.home().resolve("logs/bad-days.txt"),
                figures + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
