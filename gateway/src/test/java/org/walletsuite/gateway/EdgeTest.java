package org.walletsuite.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.walletsuite.platform.family.Credential;
import org.walletsuite.platform.family.Family;
import org.walletsuite.platform.security.Role;

class EdgeTest extends GatewayTest {

    private static final int MIB = 1024 * 1024;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator",
                "/actuator/health",
                "/actuator/prometheus",
                "/actuator/",
                "/internal",
                "/internal/oauth2/token",
                "/internal/festivals/1",
                "/v3/api-docs",
                "/error"
            })
    void operatorsAndInternalPathsAreNotFound(String path) {
        for (var token : new String[] {bearer(Role.SUPER_ADMIN), serviceBearer(), "Bearer nonsense"}) {
            var answer = client().get(path, "Authorization", token);
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        }
        assertThat(client().get(path).statusCode()).isEqualTo(404);
        assertThat(WALLET.requests() + PAYMENT.requests()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%61ctuator/health",
                "/%61ccount/login",
                "/account/%6Cogin",
                "/api/v1/%77allet/topup",
                "/api/v1/wallet/my%2Dwallet",
                "/actuator%2fhealth",
                "/actuator;x=y/health",
                "//actuator/health",
                "/%2e/actuator/health",
                "/./internal/oauth2/token",
                "/account/../internal/oauth2/token",
                "/account/%2e%2e/internal/oauth2/token",
                "/account/%2E%2E%2Finternal/oauth2/token",
                "/account/..%2finternal/oauth2/token",
                "/account/..;/internal/oauth2/token",
                "/account/%252e%252e/internal",
                "/account/..%5cinternal",
                "/account/login/..;x=y/../internal",
                "/account//../internal",
                "/.well-known/%2e%2e/internal/oauth2/token",
                "/docs/../internal/oauth2/token",
                "/docs/%2e%2e/actuator/health",
                "/docs/api/../../actuator/health",
                "/docs/api/nowhere",
                "/.well-known/oauth-protected-resource",
                "/.well-known/anything"
            })
    void noEncodingOfAPathLeadsThereEither(String path) {
        var answer = client().rawGet(path);
        assertThat(answer).startsWith("HTTP/1.1 404 ").doesNotContain("<html", "<!doctype");
        assertThat(WALLET.requests() + PAYMENT.requests()).isZero();
    }

    @Test
    void anUnknownPathIs404InTheFormatOfItsFamily() {
        assertThat(client().get("/nowhere").headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        assertThat(client().get("/nowhere").body()).contains("\"status\":404", "\"title\":\"Not Found\"");
        assertThat(client().get("/withdrawal/elsewhere/").body()).isEqualTo("{\"detail\":\"Not found.\"}");
        assertThat(client().get("/withdrawal/elsewhere/").statusCode()).isEqualTo(404);
    }

    @Test
    void withoutAValidTokenTheAnswerIs401InTheFormatOfTheFamily() {
        for (var token : new String[] {"", "Bearer ", "Bearer nonsense", "Bearer a.b.c", "Basic dXNlcjpwdw=="}) {
            var headers = token.isEmpty() ? new String[0] : new String[] {"Authorization", token};
            var staff = client().post("/api/v1/payments", "{}", headers);
            assertThat(staff.statusCode()).isEqualTo(401);
            assertThat(staff.body())
                    .isEqualTo("{\"error\":{\"code\":\"UNAUTHORIZED\",\"message\":\"Staff authentication required\"}}");
            assertThat(client().get("/api/v1/me/wallets", headers).body())
                    .isEqualTo("{\"error\":{\"code\":\"UNAUTHORIZED\",\"message\":\"Invalid user\"}}");
            assertThat(client().get("/account/me/", headers).body())
                    .isEqualTo("{\"detail\":\"Authentication credentials were not provided.\"}");
            var outside = client().get("/api/v1/me/anything", headers);
            assertThat(outside.statusCode()).isEqualTo(401);
            assertThat(outside.headers().firstValue("Content-Type")).contains("application/problem+json");
        }
        assertThat(WALLET.requests() + PAYMENT.requests()).isZero();
    }

    @Test
    void aServiceTokenIsRefused() {
        assertThat(client().get("/api/v1/me/wallets", "Authorization", serviceBearer())
                        .body())
                .isEqualTo("{\"error\":{\"code\":\"UNAUTHORIZED\",\"message\":\"Invalid user\"}}");
        assertThat(WALLET.requests()).isZero();
    }

    @Test
    void aPartnersTokenOpensPartnerPathsOnly() {
        assertThat(client().get("/api/v1/partner/account", "Authorization", partnerBearer())
                        .statusCode())
                .isEqualTo(200);
        PARTNERSYNC.reset();

        for (var path : List.of("/api/v1/admin/partners", "/api/v1/vouchers", "/account/me", "/api/v1/me/wallets")) {
            assertThat(client().get(path, "Authorization", partnerBearer()).statusCode())
                    .as(path)
                    .isEqualTo(401);
        }
        assertThat(ALL).allMatch(backend -> backend.requests() == 0);
    }

    @Test
    void aUsersTokenOpensNoPartnerPath() {
        for (var bearer : List.of(bearer(Role.USER), bearer(Role.SUPER_ADMIN), serviceBearer())) {
            var answer = client().get("/api/v1/partner/account", "Authorization", bearer);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).contains("\"error_code\":\"UNAUTHORIZED\"");
        }
        assertThat(PARTNERSYNC.requests()).isZero();
    }

    @Test
    void rolesAreCheckedByTheServices() {
        assertThat(client().post("/api/v1/payments", "{}", "Authorization", bearer(Role.USER))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/account/login/", "/.well-known/openid-configuration", "/health", "/docs/api/wallet"})
    void publicPathsNeedNoToken(String path) {
        assertThat(client().get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void neitherDoThePublicPathsOfTheFamilies() {
        assertThat(Stream.of(Family.values())
                        .flatMap(family -> family.endpoints().stream())
                        .filter(endpoints -> endpoints.credential() == Credential.NONE)
                        .flatMap(endpoints -> endpoints.paths().stream()))
                .isNotEmpty()
                .allSatisfy(path -> {
                    assertThat(client().get(path).statusCode()).isEqualTo(200);
                    assertThat(client().get(path, "Authorization", "Bearer old").statusCode())
                            .isEqualTo(200);
                });
    }

    @Test
    void aBodyOverOneMebibyteIsRefused() {
        var fits = client().post("/account/login", "x".repeat(MIB));
        assertThat(fits.statusCode()).isEqualTo(200);
        assertThat(WALLET.next().body()).hasSize(MIB);
        var tooLarge = client().post("/account/login", "x".repeat(MIB + 1));
        assertThat(tooLarge.statusCode()).isEqualTo(413);
        assertThat(tooLarge.body()).isEqualTo("{\"detail\":\"Request body is too large.\"}");
        assertThat(WALLET.requests()).isZero();
    }

    @Test
    void aBodyOfUnknownLengthIsLimitedWhileItIsSent() {
        assertThat(chunked("/account/login", MIB, "application/json")).isEqualTo(200);
        assertThat(WALLET.next().body()).hasSize(MIB);
        assertThat(chunked("/account/login", MIB + 1, "application/json")).isEqualTo(413);
        assertThat(WALLET.requests())
                .as("a partial body never reaches the service")
                .isZero();
        assertThat(breaker("wallet-commands").getMetrics().getNumberOfFailedCalls())
                .isZero();
    }

    @Test
    void filesMayBeTenMebibytes() {
        assertThat(chunked("/account/signup", 10 * MIB, "multipart/form-data; boundary=b"))
                .isEqualTo(200);
        assertThat(chunked("/account/signup", 10 * MIB + 1, "multipart/form-data; boundary=b"))
                .isEqualTo(413);
    }

    private int chunked(String path, int size, String type) {
        return client().send(
                        path,
                        request -> request.POST(HttpRequest.BodyPublishers.ofInputStream(
                                () -> new ByteArrayInputStream(new byte[size]))),
                        "Content-Type",
                        type)
                .statusCode();
    }

    @Test
    void aCompressedBodyIsRefusedBecauseNoServiceReadsIt() {
        var answer = client().post("/account/login", "{}", "Content-Encoding", "gzip");
        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.body()).isEqualTo("{\"detail\":\"Unsupported media type in request.\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/me/wallets?q=%zz HTTP/1.1\r\nHost: localhost\r\nAuthorization: BEARER\r\n",
                "GET /api/v1/me/wallets?q={} HTTP/1.1\r\nHost: localhost\r\n",
                "GET /api/v1/me/wallets/%zz HTTP/1.1\r\nHost: localhost\r\n",
                "GET /api/v1/me/wallets/| HTTP/1.1\r\nHost: localhost\r\n",
                "GET /api/v1/me/wallets HTTP/1.1\r\n",
                "GET /api/v1/me/wallets HTTP/1.1\r\nHost: a\r\nHost: b\r\n",
                "POST /account/login HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n",
                "POST /account/login HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: strange\r\n",
                "TRACE /account/login HTTP/1.1\r\nHost: localhost\r\n",
                "BREW /account/login HTTP/1.1\r\nHost: localhost\r\n",
                "nonsense\r\n",
                "GET /api/v1/me/wallets HTTP/9.9\r\nHost: localhost\r\n"
            })
    void malformedRequestsAreRefusedWithoutAnHtmlPage(String request) {
        var answer = client().raw(request.replace("BEARER", bearer(Role.USER)) + "Connection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 ").doesNotContain("<html", "<!doctype", "Exception", "Tomcat");
        assertThat(answer.substring(9, 12)).isIn("400", "404", "405", "501", "505");
        assertThat(answer).contains("json");
        assertThat(WALLET.requests()).isZero();
    }
}
