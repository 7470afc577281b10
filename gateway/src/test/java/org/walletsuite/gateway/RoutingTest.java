package org.walletsuite.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.walletsuite.platform.security.Role;

class RoutingTest extends GatewayTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/account/me",
                "/.well-known/jwks.json",
                "/api/v1/me/wallets",
                "/api/v1/me/wallets/1",
                "/api/v1/me/wallets/1/qr",
                "/api/v1/wallets/1",
                "/api/v1/wallets/1/freeze",
                "/api/v1/wallets/1/unfreeze",
                "/api/v1/festivals",
                "/api/v1/festivals/1",
                "/api/v1/festivals/1/activate",
                "/api/v1/payments/validate-qr",
                "/api/v1/wallet/my-wallet",
                "/api/v1/wallet/balance",
                "/api/v1/wallet/1/deactivate?reason=lost",
                "/withdrawal/balance",
                "/admin/users",
                "/admin/approve/level2/1"
            })
    void walletServiceAnswers(String path) {
        onlyAnswers(WALLET, path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/payments",
                "/api/v1/payments/refund",
                "/api/v1/stands/1",
                "/api/v1/stands/1/activate",
                "/api/v1/festivals/1/stands",
                "/api/v1/wallets/1/topup",
                "/api/v1/wallets/1/cashout",
                "/api/v1/me/wallets/1/transactions",
                "/api/v1/me/wallets/1/transfer",
                "/api/v1/wallet/topup",
                "/api/v1/wallet/topup/callbacks/sandbox",
                "/api/v1/wallet/transactions?page=0&size=20"
            })
    void paymentServiceAnswers(String path) {
        onlyAnswers(PAYMENT, path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/account/transactions",
                "/account/transactions/1",
                "/order/create",
                "/cards/gift-card-stores",
                "/admin/pending-orders",
                "/admin/approve-order/1",
                "/admin/orders/1/complete",
                "/admin/create-gift-card",
                "/api/v1/vouchers",
                "/api/v1/vouchers/issue",
                "/api/v1/partner/vouchers/issue",
                "/api/v1/partner/vouchers/partner/ref",
                "/api/v1/admin/partners/1/settlements"
            })
    void voucherServiceAnswers(String path) {
        onlyAnswers(VOUCHER, path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/withdrawal/requests",
                "/withdrawal/requests/create",
                "/withdrawal/admin/pending-count",
                "/api/v1/wallet/withdraw"
            })
    void withdrawalServiceAnswers(String path) {
        onlyAnswers(WITHDRAWAL, path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/notifications", "/notifications/unread-count", "/notifications/admin/events"})
    void notificationServiceAnswers(String path) {
        onlyAnswers(NOTIFICATION, path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/partner/auth/token",
                "/api/v1/partner/webhooks/deliveries",
                "/api/v1/admin/partners",
                "/api/v1/admin/partners/1/credentials",
                "/api/v1/admin/sync/midan/import",
                "/api/webhook/user-registered",
                "/api/sync/users?count=1"
            })
    void partnerSyncServiceAnswers(String path) {
        onlyAnswers(PARTNERSYNC, path);
    }

    private void onlyAnswers(Backend service, String path) {
        assertThat(client().get(path, "Authorization", bearerFor(path)).statusCode())
                .isEqualTo(200);
        assertThat(ALL).allSatisfy(backend -> assertThat(backend.requests()).isEqualTo(backend == service ? 1 : 0));
        assertThat(service.next().target()).isEqualTo(path);
    }

    @Test
    void aPathMeansTheSameWithATrailingSlash() {
        assertThat(client().get("/account/me/", "Authorization", bearer(Role.USER))
                        .statusCode())
                .isEqualTo(200);
        assertThat(WALLET.next().target()).isEqualTo("/account/me");
        assertThat(client().get("/api/v1/payments/validate-qr/", "Authorization", bearer(Role.STAFF))
                        .statusCode())
                .isEqualTo(200);
        assertThat(WALLET.next().target()).isEqualTo("/api/v1/payments/validate-qr");
        assertThat(client().post("/account/login/", "{}").statusCode()).isEqualTo(200);
        assertThat(client().get("/health/").statusCode()).isEqualTo(200);
    }

    @Test
    void theQueryArrivesAsItWasWritten() {
        client().get("/api/v1/festivals?a=1&a=2&text=%C3%A9+x%20y%2Bz&empty=", "Authorization", bearer(Role.USER));
        assertThat(WALLET.next().target()).isEqualTo("/api/v1/festivals?a=1&a=2&text=%C3%A9+x%20y%2Bz&empty=");
    }

    @Test
    void methodBodyStatusAndHeadersPassThrough() {
        PAYMENT.answers(exchange -> {
            exchange.getResponseHeaders().set("Idempotent-Replayed", "true");
            exchange.getResponseHeaders().set("Retry-After", "7");
            Backend.reply(exchange, 409, "{\"error\":\"theirs\"}");
        });
        var answer = client().send(
                        "/api/v1/stands/1",
                        request -> request.method("PATCH", HttpRequest.BodyPublishers.ofString("{\"name\":\"Bar\"}")),
                        "Authorization",
                        bearer(Role.ADMIN),
                        "Content-Type",
                        "application/json",
                        "Idempotency-Key",
                        "key-1");
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).isEqualTo("{\"error\":\"theirs\"}");
        assertThat(answer.headers().allValues("Idempotent-Replayed")).containsExactly("true");
        assertThat(answer.headers().allValues("Retry-After")).containsExactly("7");
        var arrived = PAYMENT.next();
        assertThat(arrived.method()).isEqualTo("PATCH");
        assertThat(arrived.body()).isEqualTo("{\"name\":\"Bar\"}");
        assertThat(arrived.header("Idempotency-Key")).isEqualTo("key-1");
        assertThat(arrived.header("Content-Type")).isEqualTo("application/json");
        assertThat(arrived.header("Content-Length")).isEqualTo("14");
        assertThat(arrived.header("Transfer-Encoding")).isNull();
        assertThat(arrived.header("Authorization")).startsWith("Bearer ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH"})
    void aFormArrivesUntouched(String method) {
        var form = "b=2&a=%7e+1&a=~+1&empty=&novalue&x=%E2%82%AC";
        client().send(
                        "/account/form?q=1",
                        request -> request.method(method, HttpRequest.BodyPublishers.ofString(form)),
                        "Authorization",
                        bearer(Role.USER),
                        "Content-Type",
                        "application/x-www-form-urlencoded");
        var arrived = WALLET.next();
        assertThat(arrived.body()).isEqualTo(form);
        assertThat(arrived.target()).isEqualTo("/account/form?q=1");
        assertThat(arrived.header("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
    }

    @Test
    void filesArriveUntouched() {
        var bytes = new byte[3 * 1024 * 1024];
        new Random(1).nextBytes(bytes);
        client().send(
                        "/account/credentials/level2",
                        request -> request.POST(HttpRequest.BodyPublishers.ofByteArray(bytes)),
                        "Authorization",
                        bearer(Role.USER),
                        "Content-Type",
                        "multipart/form-data; boundary=b");
        assertThat(WALLET.next().body()).isEqualTo(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    @Test
    void aServicesOwnRefusalsPassThrough() {
        PAYMENT.answers(exchange -> Backend.reply(exchange, 405, "{\"error\":{\"code\":\"METHOD_NOT_ALLOWED\"}}"));
        var answer =
                client().send("/api/v1/payments", HttpRequest.Builder::DELETE, "Authorization", bearer(Role.STAFF));
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.body()).isEqualTo("{\"error\":{\"code\":\"METHOD_NOT_ALLOWED\"}}");
        PAYMENT.answers(exchange -> Backend.reply(exchange, 503, "{}"));
        assertThat(client().get("/api/v1/payments", "Authorization", bearer(Role.STAFF))
                        .statusCode())
                .isEqualTo(503);
    }

    @Test
    void itIsTheServiceThatComparesVersions() {
        WALLET.answers(exchange -> {
            exchange.getResponseHeaders().set("ETag", "\"a\"");
            Backend.reply(exchange, 200, "{}");
        });
        var answer = client().get("/account/me", "Authorization", bearer(Role.USER), "If-None-Match", "\"a\"");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues("ETag")).containsExactly("\"a\"");
        assertThat(WALLET.next().header("If-None-Match")).isEqualTo("\"a\"");
    }

    @Test
    void redirectsAreTheClientsToFollow() {
        WALLET.answers(exchange -> {
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            exchange.sendResponseHeaders(302, -1);
        });
        assertThat(client().get("/account/me", "Authorization", bearer(Role.USER))
                        .statusCode())
                .isEqualTo(302);
        assertThat(WALLET.requests()).isEqualTo(1);
    }
}
