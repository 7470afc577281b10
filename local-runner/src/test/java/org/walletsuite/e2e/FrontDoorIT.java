package org.walletsuite.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.walletsuite.runner.Service;
import org.walletsuite.runner.trial.Api;

/** What stands behind the gateway and what does not come through it. */
class FrontDoorIT {

    private final RunningSuite suite = RunningSuite.shared();
    private final Api anonymous = new Api(suite.gateway(), null);

    @Test
    void theGatewayIsHealthyAndShowsTheDocumentation() {
        assertThat(anonymous.get("/health").body()).startsWith("{\"status\":\"ok\",\"version\":\"");
        assertThat(anonymous.get("/.well-known/jwks.json").json().get("keys").size())
                .isPositive();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GATEWAY")
    void everyServiceIsHealthyBehindIt(Service service) {
        assertThat(new Api(suite.address(service), null).get("/actuator/health").body())
                .contains("\"status\":\"UP\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/health",
                "/actuator/prometheus",
                "/internal/festivals/1",
                "/internal/transfers/batch",
                "/internal/oauth2/token",
                "/api/v1/../../internal/accounts",
                "/%69nternal/accounts",
                "/internal;x=1/accounts",
                "//internal/accounts"
            })
    void nothingInternalComesThroughIt(String path) {
        assertThat(anonymous.get(path).status()).as(path).isIn(400, 401, 404);
        assertThat(anonymous.post(path, "{}").status()).as(path).isIn(400, 401, 404, 405);
    }
}
