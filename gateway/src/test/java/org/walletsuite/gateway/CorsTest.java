package org.walletsuite.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.walletsuite.platform.security.Role;

class CorsTest extends GatewayTest {

    private static final String SHOP = "https://shop.example";
    private static final String STRANGER = "https://elsewhere.example";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /api/v1/payments                | {"error":{"code":"FORBIDDEN"
                    /account/me/                    | {"detail":"You do not have permission
                    /api/v1/wallet/topup            | {"success":false,"httpStatus":"FORBIDDEN"
                    /api/v1/partner/vouchers/issue  | {"success":false,"error":"FORBIDDEN"
                    /api/v1/vouchers                | {"success":false,"error":"FORBIDDEN"
                    /api/v1/partner/auth/token      | {"error":"unauthorized_client"
                    /api/webhook/user-registered/   | {"success":false,"code":"FORBIDDEN"
                    /nowhere                        | {"status":403
                    """)
    void everyFamilyAcceptsAllowedOriginsAndNoOthers(String path, String refusal) {
        var allowed = preflight(path, SHOP);
        assertThat(allowed.statusCode()).isEqualTo(200);
        assertThat(allowed.headers().firstValue("Access-Control-Allow-Origin")).contains(SHOP);
        assertThat(allowed.headers().firstValue("Access-Control-Allow-Methods").orElseThrow())
                .contains("PUT", "PATCH");
        assertThat(allowed.headers().firstValue("Access-Control-Allow-Headers").orElseThrow())
                .contains("authorization", "idempotency-key");
        for (var refused : new HttpResponse<?>[] {
            preflight(path, STRANGER), preflight(path, "null"), client().post(path, "{}", "Origin", STRANGER)
        }) {
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body().toString()).startsWith(refusal);
            assertThat(refused.headers().map()).doesNotContainKey("access-control-allow-origin");
            assertThat(refused.headers().allValues("X-Request-ID")).hasSize(1);
        }
        ALL.forEach(backend -> assertThat(backend.requests()).isZero());
    }

    @Test
    void anAllowedOriginMayReadErrors() {
        WALLET.answers(exchange -> {
            exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
            Backend.reply(exchange, 200, "{}");
        });
        var good = client().get("/account/me", "Origin", SHOP, "Authorization", bearer(Role.USER));
        assertThat(good.headers().allValues("Access-Control-Allow-Origin")).containsExactly(SHOP);
        assertThat(String.join(",", good.headers().allValues("Access-Control-Expose-Headers")))
                .contains(
                        "X-Request-ID",
                        "Idempotent-Replayed",
                        "Retry-After",
                        "WWW-Authenticate",
                        "X-Total-Count",
                        "X-RateLimit-Limit",
                        "X-RateLimit-Remaining",
                        "X-RateLimit-Reset");
        assertThat(readable(client().get("/account/me", "Origin", SHOP))).isEqualTo(401);
        assertThat(readable(client().get("/account", "Origin", SHOP, "Authorization", "Bearer nonsense")))
                .isEqualTo(401);
        assertThat(readable(client().get("/nowhere", "Origin", SHOP))).isEqualTo(404);
        assertThat(readable(client().post("/account/login", "x".repeat(1024 * 1024 + 1), "Origin", SHOP)))
                .isEqualTo(413);
    }

    @Test
    void anAllowedOriginMaySendHeadRequests() {
        var head = client().send(
                        "/health",
                        request -> request.method("HEAD", HttpRequest.BodyPublishers.noBody()),
                        "Origin",
                        SHOP);
        assertThat(head.statusCode()).isEqualTo(200);
    }

    @Test
    void requestsFromNoOtherOriginNeedNoPermission() {
        assertThat(client().get("/health").statusCode()).isEqualTo(200);
        assertThat(client().get("/health", "Origin", "http://127.0.0.1:" + client().port())
                        .statusCode())
                .isEqualTo(200);
    }

    private static int readable(HttpResponse<String> answer) {
        assertThat(answer.headers().allValues("Access-Control-Allow-Origin")).containsExactly(SHOP);
        return answer.statusCode();
    }

    private HttpResponse<String> preflight(String path, String origin) {
        return client().send(
                        path,
                        request -> request.method("OPTIONS", HttpRequest.BodyPublishers.noBody()),
                        "Origin",
                        origin,
                        "Access-Control-Request-Method",
                        "PUT",
                        "Access-Control-Request-Headers",
                        "authorization,idempotency-key,x-request-id");
    }
}
