package org.walletsuite.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.walletsuite.runner.SampleAccounts;
import org.walletsuite.runner.Service;
import org.walletsuite.runner.fixture.GatewayClient;
import tools.jackson.databind.JsonNode;

/** The services behind the gateway, and the paths that it does not forward. */
class GatewayEdgeIT {

    private static final Duration COLD = Duration.ofMinutes(3);

    private final RunningSuite suite = RunningSuite.shared();
    private final GatewayClient anonymous = new GatewayClient(suite.gateway(), null);

    @Test
    void theGatewayIsHealthyAndShowsTheDocumentation() {
        assertThat(anonymous.get("/health").body()).startsWith("{\"status\":\"ok\",\"version\":\"");
        assertThat(anonymous.get("/.well-known/jwks.json").json().get("keys").size())
                .isPositive();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GATEWAY")
    void everyServiceIsHealthyBehindIt(Service service) {
        var behind = new GatewayClient(suite.address(service), null);

        await().atMost(COLD).until(() -> isUp(behind));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GATEWAY")
    void everyServiceShowsItsOperationsToAdmins(Service service) {
        var operations = "/api/v1/admin/operations/" + service.module();
        var admin = anonymous.logIn("admin@example.com");

        var overview = await().atMost(COLD)
                .until(() -> admin.get(operations + "/overview").json(), GatewayEdgeIT::isComplete);

        assertThat(overview.get("service").asString()).isEqualTo(service.module());
        assertThat(admin.get(operations + "/dead-letters").json().get("items").isArray())
                .isTrue();
        assertThat(admin.get(operations + "/dead-letters/" + UUID.randomUUID()).status())
                .isEqualTo(404);
        assertThat(admin.post(operations + "/reconciliation", null)
                        .json()
                        .get("status")
                        .asInt())
                .isEqualTo(403);
        assertThat(anonymous
                        .logIn("staff@example.com")
                        .get(operations + "/overview")
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GATEWAY")
    void everyServiceReconcilesWhenASuperAdminRequestsIt(Service service) {
        var reconciliation = "/api/v1/admin/operations/" + service.module() + "/reconciliation";
        var superAdmin = anonymous.logIn(SampleAccounts.SUPER_ADMIN);

        var accepted = superAdmin.post(reconciliation, null);

        assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
        var shown = await().atMost(COLD)
                .until(
                        () -> superAdmin.get(reconciliation).json(),
                        answer -> !answer.path("requested").asBoolean(true));
        assertThat(shown.get("items").valueStream())
                .anyMatch(run -> run.get("extent").asString().equals("ALL")
                        && !run.get("checks").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/health",
                "/actuator/prometheus",
                "/internal/trial-balance",
                "/internal/festivals/1",
                "/internal/transfers/batch",
                "/internal/oauth2/token",
                "/api/v1/../../internal/trial-balance",
                "/%69nternal/trial-balance",
                "/internal;x=1/trial-balance",
                "//internal/trial-balance"
            })
    void internalPathsAreNotForwardedWhateverTheToken(String path) {
        var service = anonymous.as(suite.serviceToken());
        for (var caller : List.of(anonymous, service)) {
            assertThat(caller.get(path).status()).isEqualTo(404);
            assertThat(caller.post(path, "{}").status()).isEqualTo(404);
        }
    }

    private static boolean isUp(GatewayClient service) {
        return service.get("/actuator/health").body().contains("\"status\":\"UP\"");
    }

    private static boolean isComplete(JsonNode overview) {
        return !overview.at("/health/status").asString("DOWN").equals("DOWN")
                && overview.at("/consumers/lag").isNumber()
                && overview.path("outbox").isObject()
                && overview.path("workflows").isObject()
                && overview.path("deadLetters").isObject()
                && overview.path("reconciliation").isObject();
    }

    /** Proves that the 404 above is the gateway's own, and not the answer to an invalid token. */
    @Test
    void theLedgerItselfAcceptsTheServiceToken() {
        var ledger = new GatewayClient(suite.address(Service.LEDGER), suite.serviceToken());
        assertThat(ledger.get("/internal/trial-balance").status()).isEqualTo(200);
    }
}
