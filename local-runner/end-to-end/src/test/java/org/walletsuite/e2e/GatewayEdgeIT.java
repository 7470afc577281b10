package org.walletsuite.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.walletsuite.runner.Service;
import org.walletsuite.runner.fixture.GatewayClient;

/** The services behind the gateway, and the paths that it does not forward. */
class GatewayEdgeIT {

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
        assertThat(new GatewayClient(suite.address(service), null)
                        .get("/actuator/health")
                        .body())
                .contains("\"status\":\"UP\"");
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

    /** Proves that the 404 above is the gateway's own, and not the answer to an invalid token. */
    @Test
    void theLedgerItselfAcceptsTheServiceToken() {
        var ledger = new GatewayClient(suite.address(Service.LEDGER), suite.serviceToken());
        assertThat(ledger.get("/internal/trial-balance").status()).isEqualTo(200);
    }
}
