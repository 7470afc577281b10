package org.walletsuite.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.walletsuite.platform.security.Role;

class HeadersTest extends GatewayTest {

    @Test
    void aRequestIdIsCarriedThroughAndEchoedOnce() {
        WALLET.answers(exchange -> {
            exchange.getResponseHeaders().set("X-Request-ID", "the service's own");
            Backend.reply(exchange, 200, "{}");
        });
        var answer = client().get("/api/v1/me/wallets", "Authorization", bearer(Role.USER), "X-Request-ID", "mine-1");
        assertThat(answer.headers().allValues("X-Request-ID")).containsExactly("mine-1");
        assertThat(WALLET.next().headers().get("X-Request-ID")).containsExactly("mine-1");
    }

    @Test
    void aRequestIdIsMadeWhereNoneCame() {
        var answer = client().get("/api/v1/me/wallets", "Authorization", bearer(Role.USER));
        var made = answer.headers().allValues("X-Request-ID");
        assertThat(made).singleElement().asString().matches("[0-9a-f-]{36}");
        assertThat(WALLET.next().headers().get("X-Request-ID")).isEqualTo(made);
        assertThat(client().get("/nowhere").headers().allValues("X-Request-ID")).hasSize(1);
        assertThat(client().get("/account/me").headers().allValues("X-Request-ID"))
                .hasSize(1);
    }

    @Test
    void aTraceGoesOnBehindTheGateway() {
        client().get(
                        "/api/v1/me/wallets",
                        "Authorization",
                        bearer(Role.USER),
                        "traceparent",
                        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                        "baggage",
                        "user=somebody-else");
        var arrived = WALLET.next();
        assertThat(arrived.headers().get("traceparent"))
                .singleElement()
                .asString()
                .matches("00-0af7651916cd43dd8448eb211c80319c-[0-9a-f]{16}-01")
                .doesNotContain("b7ad6b7169203331");
        assertThat(arrived.header("baggage")).isNull();
    }

    @Test
    void aTraceBeginsAtTheGatewayWhereNoneCame() {
        client().get("/api/v1/me/wallets", "Authorization", bearer(Role.USER));
        assertThat(WALLET.next().header("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
    }

    @Test
    void forwardedHeadersOfClientsAreReplaced() {
        client().get(
                        "/api/v1/me/wallets",
                        "Authorization",
                        bearer(Role.USER),
                        "X-Forwarded-For",
                        "10.0.0.1",
                        "X-Forwarded-Host",
                        "evil.example",
                        "X-Forwarded-Prefix",
                        "/internal",
                        "Forwarded",
                        "for=10.0.0.1",
                        "X-Real-IP",
                        "10.0.0.1",
                        "X-Original-URL",
                        "/internal/oauth2/token",
                        "X-HTTP-Method-Override",
                        "DELETE",
                        "X-Internal-Caller",
                        "ledger",
                        "X-Internal-Client-Address",
                        "10.0.0.1",
                        "TE",
                        "trailers",
                        "Proxy-Authorization",
                        "Basic x",
                        "Keep-Alive",
                        "timeout=1");
        var arrived = WALLET.next();
        assertThat(arrived.headers().keySet())
                .doesNotContain(
                        "X-forwarded-for",
                        "X-forwarded-host",
                        "X-forwarded-prefix",
                        "Forwarded",
                        "X-real-ip",
                        "X-original-url",
                        "X-http-method-override",
                        "X-internal-caller",
                        "Te",
                        "Proxy-authorization",
                        "Keep-alive");
        assertThat(arrived.header("Host")).startsWith("127.0.0.1:");
        assertThat(arrived.header("X-Internal-Client-Address"))
                .as("the gateway's own word")
                .isEqualTo("127.0.0.1");
    }

    @Test
    void headersOutsideAsciiAreAccepted() {
        var answer = client().raw("GET /api/v1/me/wallets HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                + bearer(Role.USER) + "\r\nUser-Agent: \u00c3\u009cber-Telefon\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void noHeaderIsAnsweredTwice() {
        WALLET.answers(exchange -> {
            var headers = exchange.getResponseHeaders();
            headers.set("Cache-Control", "no-store");
            headers.set("X-Content-Type-Options", "nosniff");
            headers.set("X-Frame-Options", "DENY");
            headers.set("Server", "theirs");
            headers.set("Vary", "Accept");
            Backend.reply(exchange, 200, "{}");
        });
        var answer = client().get("/api/v1/me/wallets", "Authorization", bearer(Role.USER));
        assertThat(answer.headers().map()).allSatisfy((name, values) -> {
            if (!name.equalsIgnoreCase("vary")) {
                assertThat(values).as(name).hasSize(1);
            }
        });
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().firstValue("Server")).isEmpty();
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/account/login",
                "/account/login/",
                "/account/token/refresh/",
                "/account/logout/",
                "/account/password/update/"
            })
    void cookiesPassWhereTheyHoldARefreshToken(String path) {
        WALLET.answers(HeadersTest::setCookies);
        var answer = client().post(path, "{}", "Authorization", bearer(Role.USER), "Cookie", "__Host-a=mine");
        assertThat(answer.headers().allValues("Set-Cookie")).containsExactly("__Host-a=b; Path=/", "c=d");
        assertThat(WALLET.next().headers().get("Cookie")).containsExactly("__Host-a=mine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/account/me/", "/account/login/more", "/account/token", "/api/v1/me/wallets"})
    void cookiesPassNowhereElse(String path) {
        WALLET.answers(HeadersTest::setCookies);
        var answer = client().get(path, "Authorization", bearer(Role.USER), "Cookie", "__Host-a=mine");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(WALLET.next().header("Cookie")).isNull();
    }

    private static void setCookies(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Set-Cookie", "__Host-a=b; Path=/");
        exchange.getResponseHeaders().add("Set-Cookie", "c=d");
        Backend.reply(exchange, 200, "{}");
    }
}
