package org.walletsuite.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.walletsuite.platform.security.Role;

/** How requests are read, and the errors of those that fail. */
class RequestTest extends RequestFixture {

    private static final String COME_AGAIN = "503 {\"error\":{\"code\":\"SERVICE_UNAVAILABLE\","
            + "\"message\":\"Temporarily unavailable, please try again\"}}";

    @Test
    void anEndpointsOwnPathIsNoId() {
        var answer = get("/api/v1/me/wallets/names", issuer.token(ALICE, Role.USER));

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header(HttpHeaders.ALLOW)).isEqualTo("POST");
        assertThat(get("/api/v1/me/wallets/other", issuer.token(ALICE, Role.USER))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void badBodiesAreNamedFieldByField() {
        var token = issuer.token(ALICE, Role.USER);
        assertThat(post("/api/v1/me/wallets", "{\"amount\":1.5}", token))
                .hasToString(
                        "400 {\"error\":{\"code\":\"VALIDATION_ERROR\",\"message\":\"amount: Not a valid integer.\","
                                + "\"details\":{\"amount\":[\"Not a valid integer.\"]}}}");
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
        assertThat(post("/api/v1/me/wallets/names", "{\"name\":5}", token).body())
                .contains("name: Not a valid string.");
        assertThat(post("/api/v1/me/wallets", "{\"amount\":", token).body()).contains("not valid JSON");
        assertThat(post("/api/v1/me/wallets", "", token).body()).contains("A JSON body is required");
        assertThat(post("/api/v1/me/wallets", "{\"amount\":5} trailing", token).status())
                .isEqualTo(400);
        assertThat(get("/api/v1/me/wallets/nonsense", token).body())
                .isEqualTo("{\"error\":{\"code\":\"INVALID_ID\",\"message\":\"Invalid festival ID\"}}");
        assertThat(get("/api/v1/me/wallets/" + ALICE + "/none", token).status()).isEqualTo(404);
        assertThat(as(token).delete("/api/v1/me/wallets").body())
                .isEqualTo("{\"error\":{\"code\":\"METHOD_NOT_ALLOWED\","
                        + "\"message\":\"Method DELETE is not allowed here\"}}");
    }

    @Test
    void idsAreReadInTheirUsualNotationOnly() {
        var token = issuer.token(ALICE, Role.USER);
        assertThat(get("/api/v1/me/wallets/1-1-1-1-1", token).status()).isEqualTo(400);
        assertThat(get("/api/v1/me/wallets/a%20b", token).body()).contains("INVALID_ID");
    }

    @Test
    void aQueryWithAZeroCharacterIsRefusedBeforeItIsRead() {
        assertThat(get("/api/v1/me/wallets?search=a%00b", issuer.token(ALICE, Role.USER)))
                .hasToString(
                        "400 {\"error\":{\"code\":\"VALIDATION_ERROR\",\"message\":\"The request is not valid\"}}");
    }

    /** Endpoints that read no parameters refuse such queries too, so that all endpoints answer alike. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "%ff",
                "a=%c3%28",
                "a=%ed%a0%80",
                "a=%c3&b=%a9",
                "a=%zz",
                "a=%",
                "a=%f",
                "=1",
                "a=1&=2",
                "page[]=1",
                "q={}",
                "q=|"
            })
    void anInvalidQueryIsRefusedInTheFormatOfItsFamily(String query) throws IOException {
        for (var path : List.of("/api/v1/me/wallets", "/api/v1/me/wallets/", "/api/v1/stands/search/")) {
            assertThat(raw("GET " + path + "?" + query))
                    .startsWith("HTTP/1.1 400 ")
                    .endsWith("{\"error\":{\"code\":\"VALIDATION_ERROR\",\"message\":\"The request is not valid\"}}");
        }
    }

    @Test
    void aQueryHasAThousandParametersAtMost() {
        var token = issuer.token(ALICE, Role.USER);

        assertThat(get("/api/v1/me/wallets?" + "a&".repeat(999) + "a", token).status())
                .isEqualTo(200);
        assertThat(get("/api/v1/me/wallets?" + "a&".repeat(1_000) + "a", token).status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/me/wallets/%ff", "/api/v1/me/wallets/%zz", "/api/v1/me/wallets/a|b"})
    void anInvalidPathIsRefusedInTheFormatOfItsFamily(String path) throws IOException {
        assertThat(raw("GET " + path)).startsWith("HTTP/1.1 400 ").contains("{\"error\":{\"code\":");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%ff", "=1", "a=%zz"})
    void anInvalidFormIsRefused(String form) {
        var answer = send(
                "POST",
                "/api/v1/stands/form",
                form.getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "application/x-www-form-urlencoded");

        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void anUnexpectedErrorShowsNoDetails() {
        assertThat(get("/api/v1/stands", issuer.token(ALICE, Role.USER)))
                .hasToString(
                        "500 {\"error\":{\"code\":\"INTERNAL_ERROR\",\"message\":\"Something went wrong on our side\"}}");
    }

    @Test
    void aTrailingSlashChangesNothing() {
        var token = issuer.token(ALICE, Role.USER);
        assertThat(get("/api/v1/me/wallets/", token))
                .hasToString(get("/api/v1/me/wallets", token).toString());
        assertThat(get("/api/v1/me/wallets/", null))
                .hasToString(get("/api/v1/me/wallets", null).toString());
        assertThat(get("/api/v1/wallets/1/", null))
                .hasToString(get("/api/v1/wallets/1", null).toString());
        assertThat(get("/", token).status()).isEqualTo(404);
    }

    @Test
    void anAnswerIsSentAtOnceWithItsLength() {
        var answer = asUser(ALICE).call(HttpMethod.POST, "/api/v1/me/wallets", "{\"amount\":5}");
        assertThat(answer.body()).isEqualTo("{\"amount\":5}");
        assertThat(answer.headers().getContentLength()).isEqualTo(12);
        assertThat(answer.header(HttpHeaders.TRANSFER_ENCODING)).isNull();
    }

    @Test
    void aMethodNotAllowedNamesTheAllowedOnes() {
        assertThat(asUser(ALICE)
                        .call(HttpMethod.DELETE, "/api/v1/me/wallets", null)
                        .headers()
                        .getAllow())
                .containsExactlyInAnyOrder(HttpMethod.GET, HttpMethod.POST);
    }

    @Test
    void oddNamesOfParametersAreRefused() {
        assertThat(get("/api/v1/stands/search?a%01b=1", issuer.token(ALICE, Role.USER))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void everyAnswerCarriesARequestId() {
        var health = "/actuator/health";
        var sent = answer(asNobody().request(HttpMethod.GET, health).header("X-Request-ID", "my-request"));
        assertThat(sent.headers().get("X-Request-ID")).containsExactly("my-request");
        assertThat(asNobody().get(health).header("X-Request-ID")).matches("[0-9a-f-]{36}");
    }

    @Test
    void anUnavailableDatabaseOrALostLockIs503() {
        var token = issuer.token(ALICE, Role.USER);
        assertThat(get("/api/v1/stands/without-database", token)).hasToString(COME_AGAIN);
        assertThat(post("/api/v1/stands/without-database", "{}", token)).hasToString(COME_AGAIN);
        assertThat(post("/api/v1/stands/locked", "{}", token)).hasToString(COME_AGAIN);
    }

    @Test
    void aConnectionLostDuringACommandIs504() {
        var token = issuer.token(ALICE, Role.USER);
        assertThat(get("/api/v1/stands/broken-off", token)).hasToString(COME_AGAIN);
        assertThat(post("/api/v1/stands/broken-off", "{}", token))
                .hasToString(
                        "504 {\"error\":{\"code\":\"TIMEOUT\",\"message\":"
                                + "\"The database broke off; retry with the same Idempotency-Key, or look before you retry\"}}");
    }

    private String raw(String request) throws IOException {
        var head = request + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                + issuer.token(ALICE, Role.USER) + "\r\n\r\n";
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
