package org.walletsuite.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.walletsuite.platform.testing.ServiceTest;
import org.walletsuite.platform.testing.TestIssuer;

/** A service that was started while Kafka was unavailable. */
@ServiceTest
@TestPropertySource(properties = "spring.kafka.consumer.bootstrap-servers=127.0.0.1:1")
class AccessUnknownTest {

    @LocalServerPort
    private int port;

    private final TestIssuer issuer = TestIssuer.shared();

    @Test
    void usersTokensAreAnsweredWith503() throws Exception {
        var answer = get("/api/v1/me/wallets", issuer.token(UUID.randomUUID(), Role.SUPER_ADMIN));
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body())
                .isEqualTo("{\"error\":{\"code\":\"SERVICE_UNAVAILABLE\","
                        + "\"message\":\"Tokens cannot be checked at the moment, please try again\"}}");
    }

    @Test
    void badTokensAreStillRefusedAndServiceTokensStillAccepted() throws Exception {
        assertThat(get("/api/v1/me/wallets", "beer").statusCode()).isEqualTo(401);
        assertThat(get("/internal/nothing", issuer.serviceToken("payment")).statusCode())
                .isEqualTo(404);
        assertThat(get("/open", null).statusCode()).isEqualTo(404);
    }

    @Test
    void itIsAliveButNotReady() throws Exception {
        assertThat(get("/actuator/health/liveness", null).statusCode()).isEqualTo(200);
        assertThat(get("/actuator/health/readiness", null).statusCode()).isEqualTo(503);
        assertThat(get("/actuator/health", null).body()).contains("OUT_OF_SERVICE");
    }

    private HttpResponse<String> get(String path, @Nullable String token) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
