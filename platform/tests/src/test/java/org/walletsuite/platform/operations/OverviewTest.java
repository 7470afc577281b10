package org.walletsuite.platform.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.platform.testing.Patience.await;

import com.jayway.jsonpath.JsonPath;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.walletsuite.platform.event.EventLog;
import org.walletsuite.platform.event.WelcomeListener;
import org.walletsuite.platform.operations.ServiceOverview.HealthPart;
import org.walletsuite.platform.operations.ServiceOverview.HealthStatus;
import org.walletsuite.platform.operations.ServiceOverview.Knowledge;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.platform.testing.ServiceTest;
import org.walletsuite.platform.testing.TestClient;
import org.walletsuite.platform.testing.TestDatabase;
import org.walletsuite.platform.testing.TestIssuer;
import org.walletsuite.platform.workflow.Workflows;

@ServiceTest
@Import(WelcomeListener.Listeners.class)
@TestConstructor(autowireMode = AutowireMode.ALL)
class OverviewTest {

    private static final String OPERATIONS = "/api/v1/admin/operations/platform-test";

    private final JdbcClient db;
    private final EventLog log;
    private final Workflows workflows;
    private final ConsumerLags lags;
    private final ObjectProvider<KafkaListenerEndpointRegistry> listeners;
    private final HealthIndicator access;
    private final CircuitBreakerRegistry breakers = CircuitBreakerRegistry.ofDefaults();

    @LocalServerPort
    private int port;

    OverviewTest(
            JdbcClient db,
            EventLog log,
            Workflows workflows,
            ConsumerLags lags,
            ObjectProvider<KafkaListenerEndpointRegistry> listeners,
            @Qualifier("accessHealthIndicator") HealthIndicator access) {
        this.db = db;
        this.log = log;
        this.workflows = workflows;
        this.lags = lags;
        this.listeners = listeners;
        this.access = access;
    }

    @BeforeEach
    void deleteEarlierRuns() {
        TestDatabase.shared()
                .asOwner()
                .sql("truncate reconciliation_history, reconciliation_request")
                .update();
    }

    @Test
    void showsTheStateOfEverything() {
        await().ignoreExceptions().untilAsserted(() -> {
            var shown = as(Role.ADMIN).get(OPERATIONS + "/overview").body();

            assertThat(shown).contains("\"KNOWN\"");
            assertThat(JsonPath.<String>read(shown, "$.service")).isEqualTo("platform-test");
            assertThat(JsonPath.<String>read(shown, "$.health.parts[0].status")).isEqualTo("UP");
            assertThat(JsonPath.<List<String>>read(shown, "$.consumers.listeners[*].listener"))
                    .contains("welcomes");
            assertThat(JsonPath.<Integer>read(shown, "$.outbox.ageSeconds")).isNotNegative();
            assertThat(JsonPath.<Object>read(shown, "$.workflows")).isNotNull();
            assertThat(JsonPath.<Object>read(shown, "$.deadLetters")).isNotNull();
            assertThat(JsonPath.<Object>read(shown, "$.reconciliation")).isNotNull();
        });
    }

    @Test
    void aRequestedReconciliationRunsAndShowsWhatItFound() {
        var accepted = as(Role.SUPER_ADMIN).post(OPERATIONS + "/reconciliation");

        assertThat(accepted.status()).isEqualTo(202);
        var shown = await().until(
                        () -> as(Role.ADMIN).get(OPERATIONS + "/reconciliation").body(),
                        body -> body.contains("\"requested\":false") && body.contains("\"ALL\""));
        assertThat(JsonPath.<String>read(shown, "$.items[0].checks[0].check"))
                .isEqualTo("Everybody who registered was welcomed");
        assertThat(JsonPath.<Integer>read(shown, "$.items[0].discrepancies")).isZero();
        await().ignoreExceptions()
                .untilAsserted(() -> assertThat(JsonPath.<String>read(
                                as(Role.ADMIN).get(OPERATIONS + "/overview").body(), "$.reconciliation.last.extent"))
                        .isEqualTo("ALL"));
    }

    @Test
    void adminsReadAndOnlySuperAdminsRequest() {
        assertThat(List.of(
                        as(Role.STAFF).get(OPERATIONS + "/overview"),
                        as(Role.STAFF).get(OPERATIONS + "/reconciliation"),
                        as(Role.ADMIN).post(OPERATIONS + "/reconciliation")))
                .extracting(Answer::status)
                .containsOnly(403);
    }

    /** A broker that takes connections and never answers is the slowest outage. */
    @Test
    void withoutABrokerTheLagIsUnknownAndTheRestIsKnown() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var none = new ConsumerLags(
                        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:" + silent.getLocalPort()),
                        listeners)) {
            await().untilAsserted(() -> {
                var overview = prompt(controller(db, none));

                assertThat(overview.consumers().status()).isEqualTo(Knowledge.UNKNOWN);
                assertThat(overview.consumers().lag()).isNull();
                assertThat(overview.health().status()).isEqualTo(HealthStatus.DEGRADED);
                assertThat(down(overview)).contains("broker").doesNotContain("database", "access");
                assertThat(overview.outbox()).isNotNull();
            });
        }
    }

    @Test
    void withoutADatabaseTheServiceIsDownAndNothingOfItIsKnown() {
        var never = new Silence();
        try {
            await().untilAsserted(() -> {
                var overview = prompt(controller(JdbcClient.create(never), lags));

                assertThat(overview.health().status()).isEqualTo(HealthStatus.DOWN);
                assertThat(down(overview)).contains("database");
                assertThat(overview.outbox()).isNull();
                assertThat(overview.workflows()).isNull();
                assertThat(overview.deadLetters()).isNull();
                assertThat(overview.reconciliation()).isNull();
            });
        } finally {
            never.over.countDown();
        }
    }

    @Test
    void aServiceThatIsNotCalledAnyMoreIsNamed() {
        breakers.circuitBreaker("ledger-commands").transitionToOpenState();
        breakers.circuitBreaker("ledger-reads");

        await().untilAsserted(() -> {
            var overview = controller(db, lags).overview();

            assertThat(overview.health().status()).isEqualTo(HealthStatus.DEGRADED);
            assertThat(down(overview)).contains("ledger-commands").doesNotContain("ledger-reads");
        });
    }

    private OverviewController controller(JdbcClient database, ConsumerLags broker) {
        return new OverviewController(
                "platform-test",
                new DatabaseSections(database, log, workflows, null, null),
                broker,
                new HealthReport(breakers, access, log),
                Clock.systemUTC());
    }

    /** However slow the machine is, one of several is soon there. */
    private static ServiceOverview prompt(OverviewController controller) throws InterruptedException {
        var begun = System.nanoTime();
        var overview = controller.overview();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
        return overview;
    }

    private static List<String> down(ServiceOverview overview) {
        return overview.health().parts().stream()
                .filter(part -> part.status() == HealthStatus.DOWN)
                .map(HealthPart::name)
                .toList();
    }

    private TestClient as(Role role) {
        return new TestClient(port, TestIssuer.shared().token(UUID.randomUUID(), role));
    }

    /** Gives no connection until the outage is over. */
    private static final class Silence extends AbstractDataSource {

        private final CountDownLatch over = new CountDownLatch(1);

        @Override
        public Connection getConnection() throws SQLException {
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new SQLException("There was no connection");
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
        }
    }
}
