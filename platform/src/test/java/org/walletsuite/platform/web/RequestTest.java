package org.walletsuite.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.testing.ServiceTest;
import org.walletsuite.platform.testing.TestIssuer;

/** How requests are read, and what is told of those that fail. */
@ServiceTest
class RequestTest {

    private static final UUID ALICE = UUID.fromString("00000000-0000-7000-8000-00000000a11c");
    private static final Answer COME_AGAIN = new Answer(
            503,
            "{\"error\":{\"code\":\"SERVICE_UNAVAILABLE\","
                    + "\"message\":\"Temporarily unavailable, please try again\"}}");

    @LocalServerPort
    private int port;

    private final TestIssuer issuer = TestIssuer.shared();

    @Test
    void aCallerThatFallsSilentAmidItsBodyMaySendItAgain() throws IOException {
        var head = "POST /api/v1/me/wallets HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Content-Length: 20\r\nAuthorization: Bearer " + issuer.token(ALICE, Role.USER) + "\r\n\r\n{";
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
                    .startsWith("HTTP/1.1 408 ")
                    .contains("{\"error\":{\"code\":\"REQUEST_TIMEOUT\","
                            + "\"message\":\"The request did not arrive in time, please send it again\"}}");
        }
    }

    @Test
    void badBodiesAreNamedFieldByField() {
        var token = issuer.token(ALICE, Role.USER);
        assertThat(post("/api/v1/me/wallets", "{\"amount\":1.5}", token))
                .isEqualTo(new Answer(
                        400,
                        "{\"error\":{\"code\":\"VALIDATION_ERROR\",\"message\":\"amount: Not a valid integer.\","
                                + "\"details\":{\"amount\":[\"Not a valid integer.\"]}}}"));
        assertThat(post("/api/v1/me/wallets", "{\"amount\":\"5\"}", token).status())
                .isEqualTo(400);
        assertThat(post("/api/v1/me/wallets", "{\"amount\":1e40}", token).status())
                .isEqualTo(400);
        assertThat(post("/api/v1/me/wallets", "{\"amount\":99999999999999999999}", token)
                        .status())
                .isEqualTo(400);
        assertThat(post("/api/v1/me/wallets", "{\"amount\":0}", token).body()).contains("\"amount\"");
        assertThat(post("/api/v1/me/wallets", "{\"amount\":5,\"id\":\"x\"}", token)
                        .body())
                .isEqualTo("{\"error\":{\"code\":\"INVALID_ID\",\"message\":\"Invalid ID\"}}");
        assertThat(post("/api/v1/me/wallets", "{\"amount\":", token).body()).contains("not valid JSON");
        assertThat(post("/api/v1/me/wallets", "", token).body()).contains("A JSON body is required");
        assertThat(post("/api/v1/me/wallets", "{\"amount\":5} trailing", token).status())
                .isEqualTo(400);
        assertThat(get("/api/v1/me/wallets/nonsense", token).body())
                .isEqualTo("{\"error\":{\"code\":\"INVALID_ID\",\"message\":\"Invalid festival ID\"}}");
        assertThat(get("/api/v1/me/wallets/" + ALICE + "/none", token).status()).isEqualTo(404);
        assertThat(call(HttpMethod.DELETE, "/api/v1/me/wallets", null, token).body())
                .isEqualTo("{\"error\":{\"code\":\"METHOD_NOT_ALLOWED\","
                        + "\"message\":\"Method DELETE is not allowed here\"}}");
    }

    @Test
    void idsAreReadInTheirUsualSpellingOnly() {
        var token = issuer.token(ALICE, Role.USER);
        assertThat(get("/api/v1/me/wallets/1-1-1-1-1", token).status()).isEqualTo(400);
        assertThat(get("/api/v1/me/wallets/a b", token).body()).contains("INVALID_ID");
    }

    @Test
    void aQueryWithAZeroCharacterIsRefusedBeforeAnybodyReadsIt() {
        assertThat(get("/api/v1/me/wallets?search=a\u0000b", issuer.token(ALICE, Role.USER)))
                .isEqualTo(new Answer(
                        400, "{\"error\":{\"code\":\"VALIDATION_ERROR\",\"message\":\"The request is not valid\"}}"));
    }

    @Test
    void whatNobodyExpectedSaysNothingOfItsInsides() {
        assertThat(get("/api/v1/stands", issuer.token(ALICE, Role.USER)))
                .isEqualTo(new Answer(
                        500,
                        "{\"error\":{\"code\":\"INTERNAL_ERROR\",\"message\":\"Something went wrong on our side\"}}"));
    }

    @Test
    void aTrailingSlashChangesNothing() {
        var token = issuer.token(ALICE, Role.USER);
        assertThat(get("/api/v1/me/wallets/", token)).isEqualTo(get("/api/v1/me/wallets", token));
        assertThat(get("/api/v1/me/wallets/", null)).isEqualTo(get("/api/v1/me/wallets", null));
        assertThat(get("/api/v1/wallets/1/", null)).isEqualTo(get("/api/v1/wallets/1", null));
        assertThat(get("/", token).status()).isEqualTo(404);
    }

    @Test
    void anAnswerGoesOutAtOnceWithItsLength() {
        var answer = exchange(HttpMethod.POST, "/api/v1/me/wallets", "{\"amount\":5}");
        assertThat(answer.getBody()).isEqualTo("{\"amount\":5}");
        assertThat(answer.getHeaders().getContentLength()).isEqualTo(12);
        assertThat(answer.getHeaders().get(HttpHeaders.TRANSFER_ENCODING)).isNull();
    }

    @Test
    void isToldWhatIsPossibleInstead() {
        assertThat(exchange(HttpMethod.DELETE, "/api/v1/me/wallets", null)
                        .getHeaders()
                        .getAllow())
                .containsExactlyInAnyOrder(HttpMethod.GET, HttpMethod.POST);
    }

    @Test
    void oddNamesOfParametersAreRefused() {
        assertThat(get("/api/v1/stands/search?a\u0001b=1", issuer.token(ALICE, Role.USER))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void everyAnswerCarriesARequestId() {
        var sent = RestClient.create("http://127.0.0.1:" + port)
                .get()
                .uri("/actuator/health")
                .header("X-Request-ID", "my-request")
                .retrieve()
                .toBodilessEntity();
        assertThat(sent.getHeaders().get("X-Request-ID")).containsExactly("my-request");
        var made = RestClient.create("http://127.0.0.1:" + port)
                .get()
                .uri("/actuator/health")
                .retrieve()
                .toBodilessEntity();
        assertThat(made.getHeaders().getFirst("X-Request-ID")).matches("[0-9a-f-]{36}");
    }

    @Test
    void isAskedToComeAgainWhenThereIsNoDatabaseOrItLostAgainstAnother() {
        var token = issuer.token(ALICE, Role.USER);
        assertThat(get("/api/v1/stands/away", token)).isEqualTo(COME_AGAIN);
        assertThat(post("/api/v1/stands/away", "{}", token)).isEqualTo(COME_AGAIN);
        assertThat(post("/api/v1/stands/locked", "{}", token)).isEqualTo(COME_AGAIN);
    }

    @Test
    void isToldWhatIsCertainWhenTheDatabaseBreaksOff() {
        var token = issuer.token(ALICE, Role.USER);
        assertThat(get("/api/v1/stands/broken-off", token)).isEqualTo(COME_AGAIN);
        assertThat(post("/api/v1/stands/broken-off", "{}", token))
                .isEqualTo(new Answer(
                        504,
                        "{\"error\":{\"code\":\"TIMEOUT\",\"message\":"
                                + "\"The database broke off; repeat the same request to learn the outcome\"}}"));
    }

    private Answer get(String path, @Nullable String token) {
        return call(HttpMethod.GET, path, null, token);
    }

    private Answer post(String path, String body, String token) {
        return call(HttpMethod.POST, path, body, token);
    }

    private Answer call(HttpMethod method, String path, @Nullable String body, @Nullable String token) {
        var request =
                RestClient.create("http://127.0.0.1:" + port).method(method).uri(path);
        if (token != null) {
            request.header(HttpHeaders.AUTHORIZATION, "Bearer " + token);
        }
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).body(body);
        }
        return request.exchange((_, response) -> new Answer(
                response.getStatusCode().value(),
                new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8)));
    }

    private ResponseEntity<String> exchange(HttpMethod method, String path, @Nullable String body) {
        var request = RestClient.create("http://127.0.0.1:" + port)
                .method(method)
                .uri(path)
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + issuer.token(ALICE, Role.USER));
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).body(body);
        }
        return request.exchange((_, response) -> ResponseEntity.status(response.getStatusCode())
                .headers(response.getHeaders())
                .body(new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8)));
    }

    private record Answer(int status, String body) {}

    @TestConfiguration
    static class Endpoints {

        @RestController
        static class Things {

            private final JdbcClient db;

            Things(JdbcClient db) {
                this.db = db;
            }

            @GetMapping("/api/v1/me/wallets")
            String mine() {
                return "mine";
            }

            @PostMapping("/api/v1/me/wallets")
            Map<String, Object> make(@Valid @RequestBody Body body) {
                return Map.of("amount", body.amount());
            }

            @GetMapping("/api/v1/me/wallets/{festivalId}")
            String one(@PathVariable UUID festivalId) {
                return festivalId.toString();
            }

            @GetMapping("/api/v1/stands")
            String broken() {
                throw new IllegalStateException("secret insides");
            }

            @GetMapping("/api/v1/stands/search")
            Map<String, String> search(@RequestParam Map<String, String> wanted) {
                return wanted;
            }

            @RequestMapping("/api/v1/stands/away")
            Object withoutDatabase() {
                var nowhere = new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/nowhere?connectTimeout=1");
                return JdbcClient.create(nowhere).sql("select 1").query().singleValue();
            }

            @PostMapping("/api/v1/stands/locked")
            Object locked() {
                throw new CannotAcquireLockException("deadlock detected");
            }

            @RequestMapping("/api/v1/stands/broken-off")
            Object brokenOff() {
                return db.sql("select pg_terminate_backend(pg_backend_pid())")
                        .query()
                        .singleValue();
            }
        }

        record Body(
                @NotNull @Positive Long amount, @Nullable UUID id) {}
    }
}
