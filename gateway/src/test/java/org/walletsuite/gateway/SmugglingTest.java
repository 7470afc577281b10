package org.walletsuite.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.walletsuite.platform.security.Role;

/** Requests that two parsers could read differently (request smuggling), as raw bytes. */
class SmugglingTest extends GatewayTest {

    private static final String HIDDEN = "GET /internal/oauth2/token HTTP/1.1\r\nHost: localhost\r\n\r\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 4\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
                "Content-Length: 4, 5\r\n\r\n0\r\n\r\n",
                "Content-Length: +4\r\n\r\n0\r\n\r\n",
                "Content-Length: -1\r\n\r\n",
                "Content-Length: 0x4\r\n\r\n0\r\n\r\n",
                "Content-Length: 99999999999999999999\r\n\r\n",
                "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: \u000bchunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: identity\r\nContent-Length: 4\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n0x0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n-1\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\nffffffffffffffff1\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n2\r\n{}x\r\n0\r\n\r\n",
                " Content-Length: 4\r\n\r\n0\r\n\r\n",
                "X-Odd\r\n\r\n",
                ": empty\r\n\r\n",
                "X Odd: name\r\n\r\n",
                "X-Odd(: name\r\n\r\n",
                "X-Odd: a\u0000b\r\n\r\n",
                "X-Odd: a\rb\r\n\r\n",
                "X-Odd: a\u007fb\r\n\r\n"
            })
    void ambiguousRequestsAreRefused(String rest) {
        var answer = client().raw("POST /account/login HTTP/1.1\r\nHost: localhost\r\n" + rest + HIDDEN);
        assertThat(answer).matches("(?s)HTTP/1\\.1 (400|413|501) .*");
        assertThat(answer.substring(1)).as("one answer only").doesNotContain("HTTP/1.1 ");
        assertThat(answer).contains("Content-Type: application/json", "{\"detail\":", "Connection: close");
        assertThat(answer).doesNotContain("<html", "<!doctype", "Exception", "Tomcat");
        assertThat(WALLET.requests()).isZero();
    }

    @Test
    void aRequestWithBothLengthsEndsItsConnection() {
        var answer = client().raw(String.join(
                "\r\n",
                "POST /account/login HTTP/1.1",
                "Host: localhost",
                "Content-Length: 4",
                "Transfer-Encoding: chunked",
                "",
                "2",
                "{}",
                "0",
                "",
                HIDDEN));
        assertThat(answer.substring(1)).as("one answer only").doesNotContain("HTTP/1.1 ");
        assertThat(answer).contains("Connection: close");
        ALL.forEach(backend -> assertThat(backend.requests()).isLessThanOrEqualTo(1));
    }

    @Test
    void aFoldedHeaderIsOneLineBehindTheGateway() {
        var answer = client().raw("GET /api/v1/me/wallets HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                + bearer(Role.USER) + "\r\nX-Folded: a\r\n Content-Length: 5\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 200 ");
        var arrived = WALLET.next();
        assertThat(arrived.header("Content-Length")).isNull();
        assertThat(arrived.header("X-Folded")).matches("a +Content-Length: 5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization",
                "close, Idempotency-Key",
                "X-Request-ID",
                "Content-Length",
                "Host",
                "keep-alive,Content-Type",
                "X-API-Key"
            })
    void aConnectionHeaderCannotRemoveHeadersWithAMeaning(String named) {
        var answer = client().raw("POST /api/v1/payments HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                + bearer(Role.STAFF)
                + "\r\nIdempotency-Key: key-1\r\nContent-Length: 2\r\nContent-Type: application/json"
                + "\r\nConnection: " + named + "\r\nConnection: close\r\n\r\n{}");
        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("\"code\":\"VALIDATION_ERROR\"");
        assertThat(PAYMENT.requests()).isZero();
    }

    @Test
    void whatNoRouteHasIsNotFoundWhateverItsConnectionHeaderNames() {
        var answer = client().raw("GET /api/v1/nothing HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                + bearer(Role.USER) + "\r\nConnection: close, X-API-Key\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 404 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2c", "websocket", "TLS/1.2"})
    void nothingIsUpgraded(String protocol) {
        var answer = client().raw("GET /api/v1/me/wallets HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                + bearer(Role.USER) + "\r\nConnection: Upgrade, HTTP2-Settings, close\r\nUpgrade: " + protocol
                + "\r\nHTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 200 ");
        var arrived = WALLET.next();
        assertThat(arrived.headers()).doesNotContainKeys("Upgrade", "Http2-settings");
        assertThat(arrived.headers().getOrDefault("Connection", List.of()))
                .noneMatch(value -> value.toLowerCase(Locale.ROOT).contains("upgrade"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET http://localhost/internal/oauth2/token HTTP/1.1\r\nHost: localhost",
                "GET http://localhost:8101/actuator/health HTTP/1.1\r\nHost: localhost:8101",
                "GET http://localhost/account/../actuator/health HTTP/1.1\r\nHost: localhost",
                "GET http://localhost/%61ctuator/health HTTP/1.1\r\nHost: localhost",
                "GET /ACTUATOR/health HTTP/1.1\r\nHost: localhost",
                "GET /Internal/oauth2/token HTTP/1.1\r\nHost: localhost",
                "GET /actuator/health HTTP/1.1\r\nHost: internal",
                "GET /actuator/health HTTP/1.1\r\nHost: localhost\r\nX-Original-URL: /health",
                "GET /account\\..\\internal HTTP/1.1\r\nHost: localhost",
                "GET /health/../actuator/health HTTP/1.1\r\nHost: localhost",
                "GET /health;/../actuator/health HTTP/1.1\r\nHost: localhost",
                "GET /actuator/health HTTP/1.0",
                "GET /internal HTTP/1.0\r\nConnection: keep-alive",
                "CONNECT localhost:8101 HTTP/1.1\r\nHost: localhost",
                "PRI * HTTP/2.0"
            })
    void noFormOfRequestReachesOperatorsOrInternalPaths(String head) {
        var answer =
                client().raw(head + "\r\nAuthorization: " + bearer(Role.SUPER_ADMIN) + "\r\nConnection: close\r\n\r\n");
        assertThat(answer).doesNotContain("\"status\":\"UP\"", "access_token", "<html", "<!doctype", "Exception");
        assertThat(answer).matches("(?s)(HTTP/1\\.1 (400|404|405|501|505) .*)?");
        ALL.forEach(backend -> assertThat(backend.requests()).isZero());
    }

    @Test
    void theHostHeaderIsNotForwarded() {
        var answer = client().raw("GET http://evil.example/api/v1/me/wallets HTTP/1.1\r\nHost: evil.example\r\n"
                + "Authorization: " + bearer(Role.USER) + "\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 200 ");
        assertThat(WALLET.next().header("Host")).startsWith("127.0.0.1:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/account/me",
                "/api/v1/me/wallets",
                "/api/v1/wallet/balance",
                "/api/v1/vouchers",
                "/api/v1/partner/account",
                "/api/sync/users"
            })
    void headersThatAreTooLongAreRefusedInTheFamilysFormat(String path) {
        var answer = client().raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nX-Long: " + "x".repeat(40_000)
                + "\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 4").contains("Content-Type: application/json", "{\"", "X-Request-ID: ");
    }
}
